import { canonicalAmount, MoneyError, oneOffAmount } from "@atlas/rules";
import type { InvoiceLine } from "./invoice.js";
import { invoicingErrors } from "./invoicing.errors.js";

/** What a person states about a line: an amount, or a quantity and a unit amount. Decimal strings; negative for a discount. */
export type OneOffTerms = {
  description: string;
  quantity: string | null;
  unitAmount: string | null;
  amount: string | null;
  taxable: boolean;
};

type Amounts = Pick<InvoiceLine, "quantity" | "unitAmount" | "preciseAmount" | "amount">;

/**
 * The amounts of a one-off line: 3 at 0.335 EUR is 1.005, rounded once to 1.01. A given amount must be rounded already.
 * Throws `invoice.amount_invalid`.
 */
export function oneOffAmounts(terms: OneOffTerms, currency: string): Amounts {
  if (terms.amount !== null) {
    if (terms.quantity !== null || terms.unitAmount !== null) throw invoicingErrors("invoice.amount_invalid");
    const amount = rounded(terms.amount, currency);
    return { quantity: null, unitAmount: null, preciseAmount: amount, amount };
  }
  if (terms.unitAmount === null) throw invoicingErrors("invoice.amount_invalid");
  return oneOffAmount(terms.quantity ?? "1", terms.unitAmount, currency);
}

function rounded(amount: string, currency: string): string {
  try {
    return canonicalAmount(amount, currency);
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw invoicingErrors("invoice.amount_invalid", {
      detail: error.message,
      errors: [{ field: "amount", code: error.code, message: error.message }],
    });
  }
}
