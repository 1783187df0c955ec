import {
  creditNoteAmounts,
  DecimalError,
  InvoiceError,
  MoneyError,
  type CreditNoteAmounts,
  type CreditRequest,
} from "@atlas/rules";
import { publicId } from "../platform/index.js";
import type { CreditNoteLine } from "./credit-note.js";
import type { Invoice, InvoiceLine } from "./invoice.js";
import { invoicingErrors } from "./invoicing.errors.js";

/** What to credit: line ids are public ones (`ivl_…`), since they stand in the messages. */
export type CreditOrder = CreditRequest;

/** A line's public id, as a `CreditOrder` names it. */
export const creditLineId = (lineId: string): string => publicId("ivl", lineId);

/**
 * The amounts of the next credit note of an invoice, given the lines of earlier ones.
 * Throws `credit_note.amount_invalid`, `credit_note.nothing_left`.
 */
export function creditAmounts(
  invoice: Invoice,
  lines: readonly InvoiceLine[],
  previous: readonly CreditNoteLine[],
  credit: CreditOrder,
): CreditNoteAmounts {
  const amounts = refusingPolitely(() =>
    creditNoteAmounts({
      currency: invoice.currency,
      lines: lines.map((line) => ({
        id: creditLineId(line.id),
        net: line.netAmount,
        tax: line.taxAmount,
        taxRate: invoice.taxRate && line.taxable ? invoice.taxRate.rate : null,
      })),
      previous: previous.map((line) => ({
        id: creditLineId(line.invoiceLineId),
        net: line.netAmount,
        tax: line.taxAmount,
      })),
      credit,
    }),
  );
  if (amounts.lines.length === 0) throw invoicingErrors("credit_note.nothing_left");
  return amounts;
}

function refusingPolitely<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof InvoiceError || error instanceof MoneyError || error instanceof DecimalError))
      throw error;
    throw invoicingErrors("credit_note.amount_invalid", {
      detail: error.message,
      errors: [{ field: "amount", code: error.code, message: error.message }],
      cause: error,
    });
  }
}
