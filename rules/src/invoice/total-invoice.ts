import { taxLines, type TaxTotals } from "./tax.js";

/**
 * The totals of an invoice under at most one tax rate, `rate` in percent; lines that are not taxable are exempt.
 * Header amounts are the sums of the lines'. 10.00 and 20.00 EUR at 20 % exclusive: subtotal 30.00, tax 6.00, total 36.00.
 * Throws `unrounded_amount` for a line with more digits than the currency, `invalid_rate`, `invalid_currency`.
 */
export function totalInvoice(input: {
  currency: string;
  lines: readonly { id: string; amount: string; taxable: boolean }[];
  tax: { rate: string; inclusive: boolean } | null;
}): TaxTotals {
  const { tax } = input;
  return taxLines({
    currency: input.currency,
    inclusive: tax?.inclusive ?? false,
    lines: input.lines.map(({ id, amount, taxable }) => ({
      id,
      amount,
      rates: tax && taxable ? [{ id: "tax", rate: tax.rate }] : [],
    })),
  });
}
