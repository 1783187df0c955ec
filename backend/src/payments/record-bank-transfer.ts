import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { InvoiceReader } from "../invoicing/index.js";
import { Clock, Database, Locks, newId, Outbox, publicId, type Caller } from "../platform/index.js";
import { amountUpToDue } from "./checked-amount.js";
import type { PaymentAttempt } from "./payment-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { isSettled } from "./payment-attempt-states.js";
import { paymentsErrors } from "./payments.errors.js";
import { SettleAttempt } from "./settle-attempt.js";
import { WithdrawAttempt } from "./withdraw-attempt.js";

export type BankTransfer = { invoiceId: string; amount: string | null; memo: string | null };

/** Records money that came by bank transfer: whole or part of what is due, and no more. */
@Injectable()
export class RecordBankTransfer {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly attempts: PaymentAttemptRepository,
    private readonly settleAttempt: SettleAttempt,
    private readonly withdrawAttempt: WithdrawAttempt,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, { invoiceId, amount, memo }: BankTransfer): Promise<PaymentAttempt> {
    const { environmentId } = caller;
    // A card that only waits for its customer's confirmation would hold the transfer back for ever.
    await this.withdrawAttempt.whatWaitsForCustomer(environmentId, invoiceId);
    return this.database.transaction(async (tx) => {
      const { customerId } = await this.invoices.get(tx, environmentId, invoiceId);
      await Locks.customer(tx, environmentId, customerId);
      const invoice = await this.invoices.get(tx, environmentId, invoiceId);
      if (invoice.status !== "open" && invoice.status !== "uncollectible") {
        throw paymentsErrors("payment.invoice_not_payable", { detail: `The invoice is ${invoice.status}.` });
      }
      const earlier = await this.attempts.ofInvoice(tx, environmentId, invoiceId);
      // A card charge whose outcome is open may still succeed: both together would be paid twice.
      if (earlier.some((attempt) => !isSettled(attempt.status))) throw paymentsErrors("payment.attempt_open");
      const at = await this.clock.now(environmentId, tx);
      const attempt: PaymentAttempt = {
        environmentId,
        id: newId(),
        invoiceId,
        customerId,
        number: (earlier.at(-1)?.number ?? 0) + 1,
        kind: "bank_transfer",
        trigger: "bank_transfer",
        paymentMethodId: null,
        amount: amountUpToDue(amount ?? invoice.amountDue, invoice),
        currency: invoice.currency,
        status: "succeeded",
        declineClass: null,
        declineCode: null,
        declineMessage: null,
        providerChargeId: null,
        actionUrl: null,
        memo,
        createdAt: at,
        settledAt: at,
      };
      await this.attempts.insert(tx, attempt);
      await this.settleAttempt.receive(tx, attempt, at);
      const payload = {
        invoiceId,
        customerId,
        attemptId: attempt.id,
        status: "succeeded",
        trigger: attempt.trigger,
      };
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "invoice", id: invoiceId },
        type: "payment.succeeded",
        payload,
      });
      await this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: "invoice.payment_recorded",
        subject: { type: "invoice", id: publicId("inv", invoiceId) },
        detail: { amount: attempt.amount, currency: attempt.currency },
      });
      return attempt;
    });
  }
}
