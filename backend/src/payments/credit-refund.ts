import { currencyDigits, Decimal, sumOf } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { InvoiceReader, IssueCreditNote, type Invoice } from "../invoicing/index.js";
import type { Tx } from "../platform/index.js";
import type { PaymentAttempt } from "./payment-attempt.js";
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
    const amount = amountToCredit(refund.amount, invoice, attempts, others);
    if (amount.isZero()) return null;
    const credit = { kind: "total" as const, amount: amount.toFixed(currencyDigits(currency)) };
    const key = refundKey(refund);
    return (
      await this.issueCreditNote.execute(tx, { environmentId, invoiceId, key, reason, memo: null, credit })
    ).id;
  }
}

type Billed = Pick<Invoice, "status" | "total" | "amountCredited">;

/**
 * The part of a refund for which the invoice must be lowered. Of 60.00 paid on an invoice of 49.00, a refund of 15.00 first gives
 * back the 11.00 paid too much, so 4.00 are credited. `refunds` are the others that gave money back or are about to.
 */
export function amountToCredit(
  amount: string,
  invoice: Billed,
  attempts: readonly Pick<PaymentAttempt, "status" | "amount">[],
  refunds: readonly Pick<Refund, "amount">[],
): Decimal {
  const sum = (parts: readonly { amount: string }[]): Decimal =>
    sumOf(parts.map((part) => Decimal.parse(part.amount)));
  const kept = sum(attempts.filter(({ status }) => status === "succeeded")).minus(sum(refunds));
  const owed =
    invoice.status === "void"
      ? Decimal.ZERO
      : Decimal.parse(invoice.total).minus(Decimal.parse(invoice.amountCredited));
  const inFavour = atLeastZero(kept.minus(owed));
  return atLeastZero(Decimal.parse(amount).minus(inFavour));
}

const atLeastZero = (value: Decimal): Decimal => (value.sign() < 0 ? Decimal.ZERO : value);
