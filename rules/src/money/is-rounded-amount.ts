import { currencyDigits } from "./currency.js";
import { Decimal } from "./decimal.js";

/**
 * Whether an amount, in units of the currency, has no more digits than it: `isRoundedAmount("12.30", "EUR")` is true, of
 * `"0.005"` false. Throws `invalid_currency`, `not-a-number`.
 */
export function isRoundedAmount(amount: string, currency: string): boolean {
  const value = Decimal.parse(amount);
  return value.round(currencyDigits(currency)).equals(value);
}
