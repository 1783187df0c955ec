import { addAmounts } from "@atlas/rules";
import { formatAmount } from "../../../ui/format.js";

/** What several cases owe together: `€120.00 and $7.50`. */
export function sumsByCurrency(cases: readonly { amountDue: string; currency: string }[]): string {
  const due = new Map<string, string[]>();
  for (const { amountDue, currency } of cases) due.set(currency, [...(due.get(currency) ?? []), amountDue]);
  return [...due]
    .map(([currency, amounts]) => formatAmount(addAmounts(amounts, currency), currency))
    .join(" and ");
}
