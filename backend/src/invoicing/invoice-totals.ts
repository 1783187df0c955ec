import { totalInvoice } from "@atlas/rules";
import type { AppliedTaxRate } from "../tax/index.js";
import type { InvoiceLine, TaxSum } from "./invoice.js";

export type InvoiceTotals = { subtotal: string; taxTotal: string; total: string; taxes: TaxSum[] };
export type LineTaxes = Pick<InvoiceLine, "id" | "netAmount" | "taxAmount">;

type TaxableLine = Pick<InvoiceLine, "id" | "amount" | "taxable">;

/**
 * Header and line taxes of an invoice under the customer's rate, or none. Header amounts are the sums of the lines'.
 * 10.00 and 20.00 EUR at 20 %: subtotal 30.00, tax 6.00, total 36.00.
 */
export function invoiceTotals(
  currency: string,
  lines: readonly TaxableLine[],
  rate: AppliedTaxRate | null,
): { header: InvoiceTotals; lines: LineTaxes[] } {
  const tax = rate ? { rate: rate.rate, inclusive: rate.inclusive } : null;
  const totals = totalInvoice({ currency, lines, tax });
  const taxes = rate
    ? totals.rates.map((sum): TaxSum => ({
        name: rate.name,
        rate: sum.rate,
        inclusive: rate.inclusive,
        taxable: sum.taxable,
        tax: sum.tax,
      }))
    : [];
  return {
    header: { subtotal: totals.subtotal, taxTotal: totals.tax, total: totals.total, taxes },
    lines: totals.lines.map((line) => ({ id: line.id, netAmount: line.net, taxAmount: line.tax })),
  };
}
