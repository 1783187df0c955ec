import { addAmounts } from "./add-amounts.js";
import { subtractAmount } from "./subtract-amount.js";

/**
 * What is left of an amount after all that was taken of it: rounded amounts of one currency, in units of it and with its
 * digits; negative where more was taken. `remainingAmount("29.00", ["9.50", "5"], "EUR")` is 14.50.
 * Throws `invalid_currency`, `not-a-number`.
 */
export function remainingAmount(amount: string, taken: readonly string[], currency: string): string {
  return subtractAmount(amount, addAmounts(taken, currency), currency);
}
