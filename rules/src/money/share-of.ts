import { Decimal } from "./decimal.js";

/**
 * What part of a whole an amount is, as a decimal between 0 and 1 rounded half up to `places`; null of nothing. Both of one unit.
 * `shareOf("30", "40", 4)` is 0.75. Throws `not-a-number`.
 */
export function shareOf(part: string, whole: string, places: number): string | null {
  const of = Decimal.parse(whole);
  return of.isZero() ? null : Decimal.div(Decimal.parse(part), of, places, "half-up").toString();
}
