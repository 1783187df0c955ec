import { Decimal } from "../../money/decimal.js";
import { fail } from "../runtime/errors.js";
import { decimalOf, type Value } from "../runtime/value.js";

/** Arguments were checked by the signature, so their types are known; these readers say so to the compiler. */
export const text = (value: Value): string => value as string;
export const optionalText = (value: Value): string | undefined => value as string | undefined;
export const list = (value: Value): Value[] => value as Value[];
export const number = (value: Value): Decimal => decimalOf(value as Decimal);

/** A position or count: cut towards zero, and far outside any text or list where it is larger than those can be. */
export function whole(value: Value): number {
  const cut = number(value).round(0, "down");
  return cut.toSafeInteger() ?? (cut.sign() < 0 ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER);
}

export const fromInteger = (value: number): Decimal => new Decimal(value, 0);

/** A count that must not be negative, or undefined where it was left out. */
export function limit(value: Value, code: "D3011" | "D3020" | "D3040"): number {
  if (value === undefined) return Infinity;
  const given = number(value);
  if (given.sign() < 0) fail(code, { value: given.toString() });
  return Math.max(0, given.round(0, "ceiling").toSafeInteger() ?? Number.MAX_SAFE_INTEGER);
}
