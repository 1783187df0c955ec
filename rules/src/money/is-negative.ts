import { Decimal } from "./decimal.js";

/** Whether a decimal string of any unit is below zero: `isNegative("-0.01")` is true, of `"0.00"` false. Throws `not-a-number`. */
export function isNegative(amount: string): boolean {
  return Decimal.parse(amount).sign() < 0;
}
