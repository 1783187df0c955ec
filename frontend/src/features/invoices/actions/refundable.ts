import { Decimal } from "@atlas/rules";
import type { PaymentAttempt, Refund } from "../../../api/generated/index.js";

/** What came in by payments and was not given back yet: `60.85` paid, `10.00` refunded is `50.85`. */
export function refundable(attempts: readonly PaymentAttempt[], refunds: readonly Refund[]): string {
  const paid = attempts.filter(({ status }) => status === "succeeded");
  const given = refunds.filter(({ status }) => status !== "failed" && status !== "rejected");
  const sum = (of: readonly { amount: string }[]): Decimal =>
    of.reduce((total, { amount }) => total.plus(Decimal.parse(amount)), Decimal.parse("0"));
  return sum(paid).minus(sum(given)).toString();
}
