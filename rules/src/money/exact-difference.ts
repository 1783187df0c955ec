import { sumOf } from "./allocate.js";
import { Decimal } from "./decimal.js";

/**
 * `now` less the sum of `before`: decimal strings of one unit, never rounded, as canonical text. Null where one of them is
 * unknown, since a difference to it is unknown too. `exactDifference("130", ["100", "20.5"])` is 9.5. Throws `not-a-number`.
 */
export function exactDifference(now: string | null, before: readonly (string | null)[]): string | null {
  const known = before.filter((value) => value !== null);
  if (now === null || known.length < before.length) return null;
  return Decimal.parse(now)
    .minus(sumOf(known.map((value) => Decimal.parse(value))))
    .toString();
}
