import { Decimal } from "./decimal.js";

/**
 * The same amount with the other sign, in its own unit and as canonical text, so without trailing zeros; zero has no sign.
 * `negateAmount("12.50")` is -12.5, `negateAmount("0.00")` is 0. Throws `not-a-number`.
 */
export function negateAmount(amount: string): string {
  return Decimal.parse(amount).neg().toString();
}
