import { Decimal } from "./decimal.js";

/**
 * Negative, zero or positive as `a` is below, equal to or above `b`: decimal strings of one unit (an amount of one currency, a
 * quantity, a percentage), of any scale. `compareAmounts("9.50", "10")` is negative. Throws `not-a-number`.
 */
export function compareAmounts(a: string, b: string): number {
  return Decimal.parse(a).compare(Decimal.parse(b));
}
