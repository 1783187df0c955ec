import type { DocumentAdjustment, DocumentTax, InvoiceDocument } from "./invoice-document.js";
import type { InvoiceText } from "./invoice-text.js";
import type { TotalRow } from "./invoice-view.js";

/** Subtotal, discounts, taxes, total, what was settled, and what is due, in the order of the arithmetic. */
export function totalRows(document: InvoiceDocument, text: InvoiceText): TotalRow[] {
  const { taxes, settlements } = document;
  const discounts = document.kind === "invoice" ? document.discounts : [];
  const isInclusive = taxes.some((tax) => tax.inclusive);
  const plain = (label: string, amount: string): TotalRow => ({
    label,
    value: text.money(amount),
    tone: "plain",
  });
  const strong = (label: string, amount: string): TotalRow => ({
    label,
    value: text.money(amount),
    tone: "strong",
  });
  const adjustment = ({ label, amount }: DocumentAdjustment): TotalRow => plain(text.plain(label), amount);
  const rows = [
    plain(isInclusive ? "Subtotal without tax" : "Subtotal", document.subtotal),
    ...discounts.map(adjustment),
    ...taxes.map((tax) => ({
      label: taxLabel(tax, text),
      value: text.money(tax.tax),
      tone: "plain" as const,
    })),
  ];
  if (document.kind === "credit_note") {
    return [...rows, strong("Total credited", document.total), ...settlements.map(adjustment)];
  }
  return [
    ...rows,
    plain("Total", document.total),
    ...settlements.map(adjustment),
    strong("Amount due", document.amountDue),
  ];
}

function taxLabel(tax: DocumentTax, text: InvoiceText): string {
  const base = `${text.plain(tax.name)} ${text.quantity(tax.rate)}% on ${text.money(tax.taxable)}`;
  return tax.inclusive ? `${base}, included` : base;
}
