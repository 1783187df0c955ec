import { compareAmounts } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { SettingsReader } from "../identity/index.js";
import { InvoiceReader } from "../invoicing/index.js";
import { Clock, Database, Locks, newId, publicId, type Caller } from "../platform/index.js";
import { ApproveRefund } from "./approve-refund.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import type { Refund } from "./refund.js";
import { RefundRepository } from "./refund.repository.js";
import { choosePayment, refundablePayments } from "./refundable-payments.js";

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
      const payments = refundablePayments(
        await this.attempts.ofInvoice(tx, environmentId, invoiceId),
        await this.refunds.countingOfInvoice(tx, environmentId, invoiceId),
        currency,
      );
      const { attempt, amount } = choosePayment(payments, request.amount, currency);
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
      const needsSecondPerson = approvalLimit !== null && compareAmounts(amount, approvalLimit) > 0;
      return needsSecondPerson ? refund : this.approveRefund.approve(tx, refund, actor);
    });
  }
}
