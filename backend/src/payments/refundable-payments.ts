import { compareAmounts, remainingAmount } from "@atlas/rules";
import { checkedAmount } from "./checked-amount.js";
import type { PaymentAttempt } from "./payment-attempt.js";
import { paymentsErrors } from "./payments.errors.js";
import type { Refund } from "./refund.js";

export type RefundablePayment = { attempt: PaymentAttempt; left: string };

/**
 * What each payment of an invoice still holds, with the currency's digits, last payment first; `refunds` are those that gave
 * money back or still may.
 */
export function refundablePayments(
  attempts: readonly PaymentAttempt[],
  refunds: readonly Pick<Refund, "attemptId" | "amount">[],
  currency: string,
): RefundablePayment[] {
  const left = ({ id, amount }: PaymentAttempt): string => {
    const taken = refunds.filter((refund) => refund.attemptId === id).map((refund) => refund.amount);
    return remainingAmount(amount, taken, currency);
  };
  return attempts
    .filter((attempt) => attempt.status === "succeeded")
    .map((attempt) => ({ attempt, left: left(attempt) }))
    .filter((payment) => compareAmounts(payment.left, "0") > 0)
    .reverse();
}

/**
 * The payment that a refund is taken from: the last one that holds `wanted`, or all that is left of the last one when null.
 * Throws `refund.nothing_paid`, `payment.amount_invalid`, `refund.too_much`.
 */
export function choosePayment(
  payments: readonly RefundablePayment[],
  wanted: string | null,
  currency: string,
): { attempt: PaymentAttempt; amount: string } {
  const [last] = payments;
  if (!last) throw paymentsErrors("refund.nothing_paid");
  const amount = wanted === null ? last.left : checkedAmount(wanted, currency);
  const holder = payments.find(({ left }) => compareAmounts(left, amount) >= 0);
  if (holder) return { attempt: holder.attempt, amount };
  const most = payments.reduce((max, { left }) => (compareAmounts(left, max) > 0 ? left : max), last.left);
  const message = `Up to ${most} ${currency} can be refunded at once.`;
  throw paymentsErrors("refund.too_much", {
    detail: message,
    errors: [{ field: "amount", code: "too_much", message }],
  });
}
