import { isZero } from "@atlas/rules";
import type { CreditNote, CreditNoteLine } from "./credit-note.js";
import { documentPeriod } from "./document-line.js";
import { documentBuyer, documentSeller, paperOf } from "./document-parties.js";
import type { Invoice, InvoiceLine } from "./invoice.js";
import type { DocumentAdjustment, DocumentLine, InvoiceDocument } from "./pdf/invoice-document.js";

export type PrintedCreditNote = {
  note: CreditNote;
  lines: readonly CreditNoteLine[];
  invoiceLines: readonly InvoiceLine[];
};

/** The document of a credit note; seller and buyer are those of its invoice. */
export function creditNoteToDocument(
  invoice: Invoice,
  { note, lines, invoiceLines }: PrintedCreditNote,
): InvoiceDocument {
  const { seller, buyer, number, issueDate } = invoice;
  if (seller === null || buyer === null || number === null || issueDate === null) {
    throw new Error("only an issued invoice is credited");
  }
  const byId = new Map(invoiceLines.map((line) => [line.id, line]));
  return {
    kind: "credit_note",
    number: note.number,
    locale: "en",
    currency: note.currency,
    paper: paperOf(seller),
    issuedOn: note.issueDate,
    seller: documentSeller(seller),
    buyer: documentBuyer(buyer),
    lines: lines.map((line) => creditedLine(line, byId.get(line.invoiceLineId), invoice)),
    subtotal: note.subtotal,
    taxes: note.taxes,
    total: note.total,
    note: note.memo,
    creditedInvoice: { number, issuedOn: issueDate },
    reason: note.reason,
    settlements: settlements(note),
  };
}

function creditedLine(line: CreditNoteLine, source: InvoiceLine | undefined, invoice: Invoice): DocumentLine {
  return {
    description: line.description,
    period: source ? documentPeriod(source, invoice.timeZone) : null,
    quantity: null,
    unit: null,
    unitAmount: null,
    // As on the invoice: with its tax where prices are inclusive.
    amount: invoice.taxRate?.inclusive ? line.totalAmount : line.netAmount,
    tiers: [],
    groups: [],
    note: null,
  };
}

function settlements(note: CreditNote): DocumentAdjustment[] {
  const all = [
    { label: "Taken off the amount due", amount: note.appliedAmount },
    { label: "To be refunded", amount: note.refundableAmount },
  ];
  return all.filter(({ amount }) => !isZero(amount));
}
