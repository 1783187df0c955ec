import { currencyDigits, Decimal } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { SettingsReader } from "../identity/index.js";
import { InvoiceReader } from "../invoicing/index.js";
import { Clock, Database, Locks, newId, publicId, type Caller } from "../platform/index.js";
import { ApproveRefund } from "./approve-refund.js";
import type { PaymentAttempt } from "./payment-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { paymentsErrors } from "./payments.errors.js";
import type { Refund } from "./refund.js";
import { RefundRepository } from "./refund.repository.js";

export type RefundRequest = { invoiceId: string; amount: string | null; reason: string };

/** Asks for money to be given back. Up to the environment's limit it is approved at once, above it by a second person. */
@Injectable()
export class RequestRefund {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly attempts: PaymentAttemptRepository,
    private readonly refunds: RefundRepository,
    private readonly approveRefund: ApproveRefund,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, request: RefundRequest): Promise<Refund> {
    const { environmentId, actor } = caller;
    const { invoiceId } = request;
    return this.database.transaction(async (tx) => {
      const { customerId, currency } = await this.invoices.get(tx, environmentId, invoiceId);
      await Locks.customer(tx, environmentId, customerId);
      const open = refundable(
        await this.attempts.ofInvoice(tx, environmentId, invoiceId),
        await this.refunds.countingOfInvoice(tx, environmentId, invoiceId),
      );
      const { attempt, amount } = choosePayment(open, request.amount, currency);
      const refund: Refund = {
        environmentId,
        id: newId(),
        invoiceId,
        attemptId: attempt.id,
        customerId,
        amount,
        currency,
        reason: request.reason,
        status: "requested",
        requestedBy: actor,
        decidedBy: null,
        creditNoteId: null,
        providerRefundId: null,
        failureCode: null,
        failureMessage: null,
        createdAt: await this.clock.now(environmentId, tx),
        settledAt: null,
      };
      await this.refunds.insert(tx, refund);
      const subject = { type: "refund", id: publicId("ref", refund.id) };
      await this.audit.record(tx, {
        environmentId,
        actor,
        action: "refund.requested",
        subject,
        detail: { amount, currency },
      });
      const { approvalLimit } = (await this.settings.get(tx, environmentId)).refunds;
      const needsSecondPerson =
        approvalLimit !== null && Decimal.parse(amount).compare(Decimal.parse(approvalLimit)) > 0;
      return needsSecondPerson ? refund : this.approveRefund.approve(tx, refund, actor);
    });
  }
}

type Refundable = { attempt: PaymentAttempt; left: Decimal };

/** What each payment still holds, last payment first. */
function refundable(attempts: PaymentAttempt[], refunds: Refund[]): Refundable[] {
  return attempts
    .filter((attempt) => attempt.status === "succeeded")
    .map((attempt) => {
      const given = refunds
        .filter((refund) => refund.attemptId === attempt.id)
        .map((refund) => Decimal.parse(refund.amount));
      return {
        attempt,
        left: given.reduce((left, amount) => left.minus(amount), Decimal.parse(attempt.amount)),
      };
    })
    .filter(({ left }) => left.compare(Decimal.ZERO) > 0)
    .reverse();
}

function choosePayment(
  open: Refundable[],
  wanted: string | null,
  currency: string,
): { attempt: PaymentAttempt; amount: string } {
  const [last] = open;
  if (!last) throw paymentsErrors("refund.nothing_paid");
  const digits = currencyDigits(currency);
  const amount = wanted === null ? last.left : Decimal.parse(wanted);
  if (amount.compare(Decimal.ZERO) <= 0 || amount.round(digits).compare(amount) !== 0) {
    const message = `Give an amount above zero with at most ${digits} digits after the point.`;
    throw paymentsErrors("payment.amount_invalid", {
      errors: [{ field: "amount", code: "invalid", message }],
    });
  }
  const holder = open.find(({ left }) => left.compare(amount) >= 0);
  if (holder) return { attempt: holder.attempt, amount: amount.toFixed(digits) };
  const most = open
    .reduce((max, { left }) => (left.compare(max) > 0 ? left : max), Decimal.ZERO)
    .toFixed(digits);
  const message = `Up to ${most} ${currency} can be refunded at once.`;
  throw paymentsErrors("refund.too_much", {
    detail: message,
    errors: [{ field: "amount", code: "too_much", message }],
  });
}
