import { Decimal } from "./decimal.js";

/**
 * The one plain writing of a number of any unit: no exponent, no trailing zeros. A JSON number counts as the decimal that it
 * shows. `canonicalDecimal("7.50")` is 7.5, `canonicalDecimal(1e-7)` is 0.0000001. Throws `not-a-number`, `not-finite`.
 */
export function canonicalDecimal(value: string | number): string {
  return Decimal.parse(value).toString();
}
