import { Decimal } from "./decimal.js";

/**
 * A number of any unit as an exact value, to be kept, measured by its digits or handed to a rule: `parseDecimal("0.10")` is
 * one tenth. Where something is computed from it, that is a function of its own here. Throws `not-a-number`, `not-finite`,
 * `too-many-digits`.
 */
export function parseDecimal(value: string | number | Decimal): Decimal {
  return Decimal.parse(value);
}
