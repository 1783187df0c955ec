import { Decimal } from "./decimal.js";

/** Whether a decimal string of any unit is zero, of any scale: `isZero("0.00")` is true. Throws `not-a-number`. */
export function isZero(amount: string): boolean {
  return Decimal.parse(amount).isZero();
}
