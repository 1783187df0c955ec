import { sumOf } from "./allocate.js";
import { Decimal } from "./decimal.js";
import { toAmount } from "./round-to-currency.js";

/**
 * Sum of amounts of one currency, in units of it and with its digits; of none it is zero. What is added must be rounded.
 * `addAmounts(["10.5", "0.07"], "EUR")` is 10.57. Throws `invalid_currency`, `not-a-number`.
 */
export function addAmounts(amounts: readonly string[], currency: string): string {
  return toAmount(sumOf(amounts.map((amount) => Decimal.parse(amount))), currency);
}
