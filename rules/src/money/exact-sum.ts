import { sumOf } from "./allocate.js";
import { Decimal } from "./decimal.js";

/**
 * Sum of decimal strings of one unit, never rounded, as canonical text; of none it is 0. For quantities and precise amounts,
 * which have no number of digits of their own. `exactSum(["0.1", "0.20"])` is 0.3. Throws `not-a-number`.
 */
export function exactSum(values: readonly string[]): string {
  return sumOf(values.map((value) => Decimal.parse(value))).toString();
}
