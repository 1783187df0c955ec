import { Injectable } from "@nestjs/common";
import { addAmounts, applyToDue, isZero, subtractAmount, type Instant } from "@atlas/rules";
import { PostTransaction } from "../ledger/index.js";
import { Outbox, together, type Tx } from "../platform/index.js";
import { InvoicePaymentRepository } from "./invoice-payment.repository.js";
import { recoveryEntries } from "./invoice-postings.js";
import { transition } from "./invoice-states.js";
import type { Invoice, InvoiceStatus } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";
import { invoicingErrors } from "./invoicing.errors.js";
import { LockInvoice } from "./lock-invoice.js";

export type PaymentToApply = {
  environmentId: string;
  invoiceId: string;
  /** What came in, decimal string in the invoice's currency. */
  amount: string;
  /** Business key of the payment: it is applied once. */
  paymentKey: string;
  at: Instant;
};

export type AppliedPayment = {
  status: InvoiceStatus;
  amountDue: string;
  /** What lowered the amount due, now or when this payment was first told; null when it had been told before. */
  applied: string | null;
};

/**
 * Takes a payment into account: lowers the amount due, and the invoice is paid when nothing is left.
 * What exceeds the amount due, or reaches a voided invoice, is kept on record as the customer's; the payment itself is never
 * refused, since the money is there. Cash is posted by `payments`; here only what was given up is made owed again.
 */
@Injectable()
export class ApplyPayment {
  constructor(
    private readonly lockInvoice: LockInvoice,
    private readonly invoices: InvoiceRepository,
    private readonly payments: InvoicePaymentRepository,
    private readonly postTransaction: PostTransaction,
    private readonly outbox: Outbox,
  ) {}

  /** Throws `invoice.not_found`, and `invoice.not_issued` for a draft. */
  async execute(tx: Tx, payment: PaymentToApply): Promise<AppliedPayment> {
    const invoice = await this.lockInvoice.execute(tx, payment.environmentId, payment.invoiceId);
    if (invoice.status === "draft") throw invoicingErrors("invoice.not_issued");
    const due = invoice.status === "void" ? "0" : invoice.amountDue;
    const { applied } = applyToDue(payment.amount, due, invoice.currency);
    const fresh = await this.payments.insert(tx, { ...payment, appliedAmount: applied });
    if (!fresh) return { status: invoice.status, amountDue: invoice.amountDue, applied: null };
    if (invoice.status === "void") return { status: "void", amountDue: invoice.amountDue, applied };
    if (invoice.status === "uncollectible") await this.recover(tx, invoice, payment, applied);
    const updated = await this.settle(tx, invoice, payment, applied);
    return { status: updated.status, amountDue: updated.amountDue, applied };
  }

  private async settle(tx: Tx, invoice: Invoice, payment: PaymentToApply, applied: string): Promise<Invoice> {
    const amountPaid = addAmounts([invoice.amountPaid, payment.amount], invoice.currency);
    // What was paid beyond the amount due is the customer's: it stands in amountPaid and lowers nothing.
    const left = subtractAmount(invoice.amountDue, applied, invoice.currency);
    const changes = { amountPaid, amountDue: left };
    if (invoice.status === "paid" || !isZero(left)) return this.invoices.update(tx, invoice, changes);
    const [paid] = await together(
      transition(this.invoices, tx, invoice, "paid", { ...changes, paidAt: payment.at }),
      this.outbox.append(tx, {
        environmentId: invoice.environmentId,
        aggregate: { type: "invoice", id: invoice.id },
        type: "invoice.paid",
        payload: { invoiceId: invoice.id, customerId: invoice.customerId },
      }),
    );
    return paid;
  }

  private async recover(tx: Tx, invoice: Invoice, payment: PaymentToApply, applied: string): Promise<void> {
    await this.postTransaction.execute(tx, {
      environmentId: invoice.environmentId,
      key: `recovery/${payment.paymentKey}`,
      at: payment.at,
      currency: invoice.currency,
      entries: recoveryEntries(invoice.customerId, applied),
      reference: { type: "invoice", id: invoice.id },
    });
  }
}
