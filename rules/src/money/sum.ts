import { Decimal, POW10 } from "./decimal.js";
import { isSafe } from "./rounding.js";

/**
 * The exact sum of a list; of an empty one, 0. Example: ten times 0.1 is 1. Gives what adding one by one would, without
 * a Decimal for every sum on the way.
 */
export function sum(values: readonly Decimal[]): Decimal {
  let coefficient = 0;
  let scale = 0;
  for (let index = 0; index < values.length; index++) {
    const { c, s } = values[index]!;
    const next = Math.max(scale, s);
    const before = coefficient * POW10[next - scale]!;
    const added = typeof c === "number" ? c * POW10[next - s]! : Number.NaN;
    // What was computed exactly is safe; beyond that, or where scales are far apart, bigints take over.
    if (!isSafe(before) || !isSafe(added) || !isSafe(before + added)) {
      return values.slice(index).reduce((total, one) => total.plus(one), new Decimal(coefficient, scale));
    }
    coefficient = before + added;
    scale = next;
  }
  return new Decimal(coefficient, scale);
}
