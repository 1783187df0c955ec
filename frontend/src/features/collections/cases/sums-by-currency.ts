import { Decimal } from "@atlas/rules";
import { formatAmount } from "../../../ui/format.js";

/** What several cases owe together: `€120.00 and $7.50`. */
export function sumsByCurrency(cases: readonly { amountDue: string; currency: string }[]): string {
  const sums = new Map<string, Decimal>();
  for (const { amountDue, currency } of cases)
    sums.set(currency, (sums.get(currency) ?? Decimal.ZERO).plus(Decimal.parse(amountDue)));
  return [...sums].map(([currency, sum]) => formatAmount(sum.toString(), currency)).join(" and ");
}
