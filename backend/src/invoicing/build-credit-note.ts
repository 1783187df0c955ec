import { addAmounts, applyToDue, localDate, type CreditNoteAmounts, type Instant } from "@atlas/rules";
import { newId } from "../platform/index.js";
import { creditLineId } from "./credit-amounts.js";
import type { CreditNote, CreditNoteLine } from "./credit-note.js";
import type { Invoice, InvoiceLine, TaxSum } from "./invoice.js";

/**
 * Who asks for a credit note, and why. `key` is the business key of the refund that it is issued for, once; then all of it is
 * given back. Null for a request of its own, which lowers the amount due first.
 */
export type CreditNoteReason = { key: string | null; reason: string; memo: string | null };

/** The rows of a credit note: what it takes of each line, and how much of it lowers the amount due. */
export function buildCreditNote(
  invoice: Invoice,
  lines: readonly InvoiceLine[],
  amounts: CreditNoteAmounts,
  why: CreditNoteReason,
  issue: { number: string; at: Instant },
): { note: CreditNote; lines: CreditNoteLine[] } {
  const { environmentId, currency } = invoice;
  const id = newId();
  const due = why.key === null ? invoice.amountDue : "0";
  const { applied, rest } = applyToDue(amounts.total, due, currency);
  const byId = new Map(lines.map((line) => [creditLineId(line.id), line]));
  const credited = amounts.lines.map((entry) => ({ entry, line: byId.get(entry.id)! }));
  return {
    note: {
      environmentId,
      id,
      invoiceId: invoice.id,
      customerId: invoice.customerId,
      ...why,
      number: issue.number,
      currency,
      issueDate: localDate(issue.at, invoice.timeZone),
      issuedAt: issue.at,
      taxes: taxSums(invoice, credited),
      subtotal: amounts.net,
      taxTotal: amounts.tax,
      total: amounts.total,
      appliedAmount: applied,
      refundableAmount: rest,
    },
    lines: credited.map(({ entry, line }, position) => ({
      environmentId,
      id: newId(),
      creditNoteId: id,
      invoiceLineId: line.id,
      position,
      description: line.description,
      netAmount: entry.net,
      taxAmount: entry.tax,
      totalAmount: entry.total,
    })),
  };
}

type Credited = { entry: CreditNoteAmounts["lines"][number]; line: InvoiceLine };

function taxSums(invoice: Invoice, credited: readonly Credited[]): TaxSum[] {
  const { taxRate, currency } = invoice;
  const taxed = credited.filter(({ line }) => line.taxable).map(({ entry }) => entry);
  if (!taxRate || taxed.length === 0) return [];
  const taxable = taxed.map((entry) => (taxRate.inclusive ? entry.total : entry.net));
  return [
    {
      name: taxRate.name,
      rate: taxRate.rate,
      inclusive: taxRate.inclusive,
      taxable: addAmounts(taxable, currency),
      tax: addAmounts(
        taxed.map((entry) => entry.tax),
        currency,
      ),
    },
  ];
}
