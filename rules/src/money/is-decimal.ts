import { Decimal } from "./decimal.js";

/** Whether a value is an exact number, as a parser makes of digits that a double would lose: of `0.1` it is false. */
export function isDecimal(value: unknown): value is Decimal {
  return value instanceof Decimal;
}
