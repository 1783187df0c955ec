import type { PaymentAttempt, PaymentMethod } from "../payments/index.js";

/** The last time that a card was charged for an invoice; transfers recorded meanwhile do not count. */
export const lastCharge = (attempts: readonly PaymentAttempt[]): PaymentAttempt | undefined =>
  attempts.findLast((attempt) => attempt.kind === "card");

/** Whether the card that a charge would use was declined for good, so that trying it again only annoys its bank. */
export function isRefusedForGood(attempts: readonly PaymentAttempt[], method: PaymentMethod | null): boolean {
  const last = lastCharge(attempts);
  return last?.declineClass === "hard" && last.paymentMethodId === method?.id;
}
