import type { InvoiceDocument } from "./invoice-document.js";
import type { InvoiceText } from "./invoice-text.js";
import type { InvoiceView, Row } from "./invoice-view.js";

/** The document's name: "Invoice INV-0042". */
export function documentTitle(document: InvoiceDocument, text: InvoiceText): string {
  const kind = document.kind === "invoice" ? "Invoice" : "Credit note";
  return document.number === null ? `${kind} (draft)` : `${kind} ${text.plain(document.number)}`;
}

/** The one sentence that a payer looks for. */
export function documentHeading(document: InvoiceDocument, text: InvoiceText): InvoiceView["headline"] {
  if (document.kind === "credit_note") return { amount: text.money(document.total), text: "credited" };
  if (document.status === "paid") {
    const paid = document.payment;
    const how = paid ? `paid on ${text.date(paid.paidOn)} with ${text.plain(paid.method)}` : "paid";
    return { amount: text.money(document.total), text: how };
  }
  if (document.status === "void") return { amount: text.money(document.total), text: "void: nothing is due" };
  const due = document.dueOn === null ? "due" : `due ${text.date(document.dueOn)}`;
  return { amount: text.money(document.amountDue), text: due };
}

export function documentStamp(document: InvoiceDocument): InvoiceView["stamp"] {
  if (document.kind === "credit_note") return null;
  switch (document.status) {
    case "paid":
      return { text: "PAID", tone: "good" };
    case "void":
      return { text: "VOID", tone: "quiet" };
    case "draft":
      return { text: "DRAFT", tone: "quiet" };
    case "open":
      return null;
  }
}

/** Number, dates and references. */
export function metaRows(document: InvoiceDocument, text: InvoiceText): Row[] {
  const row = (label: string, value: string | null): Row[] => (value === null ? [] : [{ label, value }]);
  const date = (value: string | null): string | null => (value === null ? null : text.date(value));
  const plain = (value: string | null): string | null => (value === null ? null : text.plain(value));
  if (document.kind === "credit_note") {
    return [
      ...row("Credit note number", plain(document.number)),
      ...row("Date of issue", date(document.issuedOn)),
      ...row("Credited invoice", plain(document.creditedInvoice.number)),
      ...row("Date of invoice", date(document.creditedInvoice.issuedOn)),
    ];
  }
  return [
    ...row("Invoice number", plain(document.number)),
    ...row("Date of issue", date(document.issuedOn)),
    ...row("Date due", date(document.dueOn)),
    ...row("Payment terms", plain(document.paymentTerms)),
    ...row("Service period", document.servicePeriod && text.period(document.servicePeriod)),
    ...row("PO number", plain(document.purchaseOrder)),
  ];
}
