import { parseAmount, toAmount } from "./round-to-currency.js";

/**
 * A rounded amount with all digits of its currency, in units of it: `canonicalAmount("12.3", "EUR")` is 12.30, `("0", "JPY")`
 * is 0. Nothing is rounded: 0.005 EUR throws `unrounded_amount`. Throws `invalid_currency`, `not-a-number`.
 */
export function canonicalAmount(amount: string, currency: string): string {
  return toAmount(parseAmount(amount, currency), currency);
}
