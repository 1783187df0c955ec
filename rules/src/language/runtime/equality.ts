import { isNumber, isObject, lift, type Value } from "./value.js";
import { Decimal } from "../../money/decimal.js";
import type { Runtime } from "./value.js";

/** Deep equality: numbers by value, lists in order, objects by their own fields in any order. */
export function deepEqual(left: Value, right: Value, runtime: Runtime): boolean {
  if (left === right) return true;
  if (isNumber(left) || isNumber(right)) return sameNumber(left, right);
  runtime.step();
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => deepEqual(item, right[index], runtime));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && deepEqual(left[key], right[key], runtime));
}

function sameNumber(left: Value, right: Value): boolean {
  const a = lift(left);
  const b = lift(right);
  return a instanceof Decimal && b instanceof Decimal && a.equals(b);
}

/**
 * A text that is equal for deeply equal values and differs for others, so that distinct values and groups are found
 * by hash. Functions are told apart by identity, which text cannot express: undefined means "compare one by one".
 */
export function keyOf(value: Value, runtime: Runtime): string | undefined {
  // A key is text that is built and hashed: about eight times the work of a comparison.
  runtime.spend(8);
  if (isNumber(value)) return `n${String(lift(value))}`;
  if (typeof value === "string") return `s${JSON.stringify(value)}`;
  if (typeof value === "boolean" || value === null) return String(value);
  if (Array.isArray(value)) {
    const parts = value.map((item) => keyOf(item, runtime));
    return parts.includes(undefined) ? undefined : `[${parts.join(",")}]`;
  }
  if (!isObject(value)) return undefined;
  const parts = Object.keys(value)
    .sort()
    .map((key) => {
      const inner = keyOf(value[key], runtime);
      return inner === undefined ? undefined : `${JSON.stringify(key)}:${inner}`;
    });
  return parts.includes(undefined) ? undefined : `{${parts.join(",")}}`;
}
