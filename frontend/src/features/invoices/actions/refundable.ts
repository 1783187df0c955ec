import { addAmounts, remainingAmount } from "@atlas/rules";
import type { PaymentAttempt, Refund } from "../../../api/generated/index.js";

/** What came in by payments and was not given back yet: `60.85` paid, `10.00` refunded is `50.85`. */
export function refundable(
  attempts: readonly PaymentAttempt[],
  refunds: readonly Refund[],
  currency: string,
): string {
  const amounts = (rows: readonly { amount: string }[]): string[] => rows.map(({ amount }) => amount);
  const paid = attempts.filter(({ status }) => status === "succeeded");
  const given = refunds.filter(({ status }) => status !== "failed" && status !== "rejected");
  return remainingAmount(addAmounts(amounts(paid), currency), amounts(given), currency);
}
