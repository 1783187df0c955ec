import { addAmounts, isZero, subtractAmount } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { PostTransaction } from "../ledger/index.js";
import { Outbox, type Tx } from "../platform/index.js";
import type { CreditNote } from "./credit-note.js";
import { reversalEntries } from "./invoice-postings.js";
import { transition } from "./invoice-states.js";
import type { Invoice } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";

/** Lets an issued credit note take effect: the amount due falls, the books are reversed, others are told. */
@Injectable()
export class SettleCredit {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly postTransaction: PostTransaction,
    private readonly outbox: Outbox,
  ) {}

  /** The caller holds the customer's lock and read `invoice` under it. */
  async execute(tx: Tx, invoice: Invoice, note: CreditNote): Promise<void> {
    await this.lowerDue(tx, invoice, note);
    await this.postTransaction.execute(tx, {
      environmentId: note.environmentId,
      key: `credit-note/${note.id}`,
      at: note.issuedAt,
      currency: note.currency,
      entries: reversalEntries(
        note.customerId,
        note,
        invoice.status === "uncollectible" ? note.appliedAmount : "0",
      ),
      reference: { type: "credit_note", id: note.id },
    });
    await this.outbox.append(tx, {
      environmentId: note.environmentId,
      aggregate: { type: "invoice", id: invoice.id },
      type: "credit_note.issued",
      payload: {
        creditNoteId: note.id,
        invoiceId: invoice.id,
        customerId: note.customerId,
        total: note.total,
        refundableAmount: note.refundableAmount,
        currency: note.currency,
      },
    });
  }

  private async lowerDue(tx: Tx, invoice: Invoice, note: CreditNote): Promise<void> {
    const amountCredited = addAmounts([invoice.amountCredited, note.total], invoice.currency);
    const left = subtractAmount(invoice.amountDue, note.appliedAmount, invoice.currency);
    const changes = { amountCredited, amountDue: left };
    if (invoice.status === "paid" || !isZero(left)) {
      await this.invoices.update(tx, invoice, changes);
      return;
    }
    await transition(this.invoices, tx, invoice, "paid", { ...changes, paidAt: note.issuedAt });
    await this.outbox.append(tx, {
      environmentId: invoice.environmentId,
      aggregate: { type: "invoice", id: invoice.id },
      type: "invoice.paid",
      payload: { invoiceId: invoice.id, customerId: invoice.customerId },
    });
  }
}
