import type { Decimal } from "../../money/decimal.js";
import { sumOf } from "../../money/allocate.js";
import { decimalOf, type Callable, type Runtime, type Value } from "../runtime/value.js";
import { fromInteger, list } from "./arguments.js";
import { defineTotal, define } from "./define.js";

/** The sum of a list of numbers, exact: ten times 0.1 is 1. */
function boundedSum(values: Value[], runtime: Runtime): Decimal {
  runtime.spend(values.length);
  return runtime.bounded(sumOf(values.map((value) => decimalOf(value as Decimal))));
}

function extreme(values: Value[], sign: number, runtime: Runtime): Value {
  runtime.spend(values.length);
  let best: Decimal | undefined;
  for (const value of values) {
    const one = decimalOf(value as Decimal);
    if (best === undefined || one.compare(best) * sign > 0) best = one;
  }
  return best;
}

export const AGGREGATES: Callable[] = [
  defineTotal("sum", "<a<n>:n>", 1, ([values], runtime) => boundedSum(list(values), runtime)),
  define("count", "<a:n>", 1, ([values]) => fromInteger(values === undefined ? 0 : list(values).length)),
  defineTotal("max", "<a<n>:n>", 1, ([values], runtime) => extreme(list(values), 1, runtime)),
  defineTotal("min", "<a<n>:n>", 1, ([values], runtime) => extreme(list(values), -1, runtime)),
  defineTotal("average", "<a<n>:n>", 1, ([values], runtime) =>
    list(values).length === 0
      ? undefined
      : boundedSum(list(values), runtime).div(fromInteger(list(values).length)),
  ),
];
