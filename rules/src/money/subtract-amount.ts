import { Decimal } from "./decimal.js";
import { toAmount } from "./round-to-currency.js";

/**
 * Difference of two rounded amounts of one currency, in units of it and with its digits; negative where more is taken than
 * there is. `subtractAmount("49", "9.5", "EUR")` is 39.50. Throws `invalid_currency`, `not-a-number`.
 */
export function subtractAmount(amount: string, less: string, currency: string): string {
  return toAmount(Decimal.parse(amount).minus(Decimal.parse(less)), currency);
}
