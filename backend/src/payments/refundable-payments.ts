import { currencyDigits, Decimal } from "@atlas/rules";
import { checkedAmount } from "./checked-amount.js";
import type { PaymentAttempt } from "./payment-attempt.js";
import { paymentsErrors } from "./payments.errors.js";
import type { Refund } from "./refund.js";

export type RefundablePayment = { attempt: PaymentAttempt; left: Decimal };

/** What each payment of an invoice still holds, last payment first; `refunds` are those that gave money back or still may. */
export function refundablePayments(
  attempts: readonly PaymentAttempt[],
  refunds: readonly Pick<Refund, "attemptId" | "amount">[],
): RefundablePayment[] {
  const left = ({ id, amount }: PaymentAttempt): Decimal =>
    refunds
      .filter((refund) => refund.attemptId === id)
      .reduce((rest, refund) => rest.minus(Decimal.parse(refund.amount)), Decimal.parse(amount));
  return attempts
    .filter((attempt) => attempt.status === "succeeded")
    .map((attempt) => ({ attempt, left: left(attempt) }))
    .filter((payment) => payment.left.sign() > 0)
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
  const amount = wanted === null ? last.left : Decimal.parse(checkedAmount(wanted, currency));
  const digits = currencyDigits(currency);
  const holder = payments.find(({ left }) => left.compare(amount) >= 0);
  if (holder) return { attempt: holder.attempt, amount: amount.toFixed(digits) };
  const most = payments.reduce((max, { left }) => (left.compare(max) > 0 ? left : max), Decimal.ZERO);
  const message = `Up to ${most.toFixed(digits)} ${currency} can be refunded at once.`;
  throw paymentsErrors("refund.too_much", {
    detail: message,
    errors: [{ field: "amount", code: "too_much", message }],
  });
}
