import { amountToCredit, isZero } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { InvoiceReader, IssueCreditNote } from "../invoicing/index.js";
import type { Tx } from "../platform/index.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { refundKey, type Refund } from "./refund.js";
import { RefundRepository } from "./refund.repository.js";

/**
 * Issues the credit note that a refund needs. Money that is the customer's already needs none: what was paid beyond the invoice or
 * for a voided one, and what a failed refund did not bring back, since its credit note stands.
 */
@Injectable()
export class CreditRefund {
  constructor(
    private readonly invoices: InvoiceReader,
    private readonly attempts: PaymentAttemptRepository,
    private readonly refunds: RefundRepository,
    private readonly issueCreditNote: IssueCreditNote,
  ) {}

  /** In the caller's transaction, which holds the customer's lock. Gives the note's id, null where none was needed. */
  async execute(tx: Tx, refund: Refund): Promise<string | null> {
    const { environmentId, invoiceId, currency, reason } = refund;
    const invoice = await this.invoices.get(tx, environmentId, invoiceId);
    const attempts = await this.attempts.ofInvoice(tx, environmentId, invoiceId);
    const refunds = await this.refunds.countingOfInvoice(tx, environmentId, invoiceId);
    const others = refunds.filter(({ id, status }) => id !== refund.id && status !== "requested");
    const amount = amountToCredit({
      currency,
      refund: refund.amount,
      owed: invoice.status === "void" ? null : { total: invoice.total, credited: invoice.amountCredited },
      paid: attempts.filter(({ status }) => status === "succeeded").map((attempt) => attempt.amount),
      refunded: others.map((other) => other.amount),
    });
    if (isZero(amount)) return null;
    const credit = { kind: "total" as const, amount };
    const key = refundKey(refund);
    return (
      await this.issueCreditNote.execute(tx, { environmentId, invoiceId, key, reason, memo: null, credit })
    ).id;
  }
}
