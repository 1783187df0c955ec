import { fail } from "../runtime/errors.js";
import { deepEqual, keyOf } from "../runtime/equality.js";
import { append, isSequence, sequence } from "../runtime/sequence.js";
import { Callable, decimalOf, isNumber, lift, type Runtime, type Value } from "../runtime/value.js";
import { Decimal } from "../../money/decimal.js";
import { list } from "./arguments.js";
import { define, defineTotal } from "./define.js";
import { holds } from "./higher-order.js";

function distinct(value: Value, runtime: Runtime): Value {
  if (!Array.isArray(value) || value.length <= 1) return value;
  const result = isSequence(value) ? sequence() : [];
  const seen = new Set<string>();
  const unkeyed: Value[] = [];
  for (const item of value) {
    const key = keyOf(item, runtime);
    // Functions inside a value have no key; such values are rare and compared one by one.
    const known =
      key === undefined ? unkeyed.some((other) => deepEqual(item, other, runtime)) : seen.has(key);
    if (known) continue;
    if (key === undefined) unkeyed.push(item);
    else seen.add(key);
    result.push(item);
  }
  runtime.allocate(result.length);
  return result;
}

/** What JavaScript takes for true: comparison functions are asked that way, as in stock JSONata. */
function isTruthy(value: Value, runtime: Runtime): boolean {
  if (runtime.strict) return holds(value, runtime);
  const lifted = lift(value);
  if (lifted instanceof Decimal) return !lifted.isZero();
  return Boolean(lifted);
}

function defaultOrder(values: Value[]): (a: Value, b: Value) => boolean {
  if (values.every(isNumber)) return (a, b) => decimalOf(a as Decimal).compare(decimalOf(b as Decimal)) > 0;
  if (values.every((value) => typeof value === "string")) return (a, b) => (a as string) > (b as string);
  return fail("D3070");
}

/** Merge sort: stable, and safe with a comparison function that contradicts itself. */
function sort(values: Value[], comparator: Callable | undefined, runtime: Runtime): Value[] {
  if (values.length <= 1) return values;
  const swaps =
    comparator === undefined
      ? defaultOrder(values)
      : (a: Value, b: Value) => isTruthy(runtime.call(comparator, [a, b], null), runtime);
  let source = values.slice();
  let target: Value[] = new Array<Value>(source.length);
  runtime.allocate(source.length * 2);
  for (let width = 1; width < source.length; width *= 2) {
    for (let low = 0; low < source.length; low += 2 * width) {
      const middle = Math.min(low + width, source.length);
      const high = Math.min(low + 2 * width, source.length);
      let left = low;
      let right = middle;
      for (let at = low; at < high; at++) {
        runtime.step();
        const takeRight = right < high && (left >= middle || swaps(source[left], source[right]));
        target[at] = takeRight ? source[right++] : source[left++];
      }
    }
    [source, target] = [target, source];
  }
  return source;
}

function shuffle(values: Value[], runtime: Runtime): Value[] {
  runtime.allocate(values.length);
  const result = values.slice();
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [result[at], result[other]] = [result[other], result[at]];
  }
  return result;
}

function zip(lists: Value[], runtime: Runtime): Value[] {
  const length = Math.min(...lists.map((one) => (Array.isArray(one) ? one.length : 0)));
  const result: Value[] = [];
  for (let at = 0; at < length; at++) {
    runtime.allocate(lists.length);
    result.push(lists.map((one) => lift((one as Value[])[at])));
  }
  return result;
}

export const ARRAYS: Callable[] = [
  define("append", "<xx:a>", 2, ([first, second], runtime) => append(first, second, runtime)),
  defineTotal("reverse", "<a:a>", 1, ([values], runtime) => {
    if (list(values).length <= 1) return values;
    runtime.allocate(list(values).length);
    return list(values).slice().reverse();
  }),
  defineTotal("sort", "<af?:a>", 2, ([values, comparator], runtime) =>
    sort(list(values), comparator as Callable | undefined, runtime),
  ),
  defineTotal("shuffle", "<a:a>", 1, ([values], runtime) => shuffle(list(values), runtime)),
  defineTotal("distinct", "<x:x>", 1, ([value], runtime) => distinct(value, runtime)),
  define("zip", "<a+>", 0, (lists, runtime) => zip(lists, runtime)),
];
