import { fail } from "../runtime/errors.js";
import { sequence } from "../runtime/sequence.js";
import { lift, truth, type Callable, type Runtime, type Value } from "../runtime/value.js";
import { fromInteger, list } from "./arguments.js";
import { defineTotal } from "./define.js";

/** What a callback is given: the value, and where it takes more, its key or position and the whole. */
export function callbackArguments(callback: Callable, value: Value, key: Value, whole: Value): Value[] {
  if (callback.arity >= 3) return [value, key, whole];
  return callback.arity === 2 ? [value, key] : [value];
}

const apply = (callback: Callable, values: Value[], at: number, runtime: Runtime): Value => {
  const value = lift(values[at]);
  return runtime.call(
    callback,
    callback.arity >= 2 ? callbackArguments(callback, value, fromInteger(at), values) : [value],
    null,
  );
};

/** What a condition given as a function answers. Strict mode takes booleans only, as in every other condition. */
export function holds(answer: Value, runtime: Runtime): boolean {
  if (typeof answer === "boolean") return answer;
  return runtime.strict ? fail("R1005") : truth(answer) === true;
}

function single(values: Value[], callback: Callable | undefined, runtime: Runtime): Value {
  let found = -1;
  for (let at = 0; at < values.length; at++) {
    runtime.step();
    if (callback !== undefined && !holds(apply(callback, values, at, runtime), runtime)) continue;
    if (found >= 0) fail("D3138", { index: at });
    found = at;
  }
  return found < 0 ? fail("D3139") : lift(values[found]);
}

function reduce(values: Value[], callback: Callable, initial: Value, runtime: Runtime): Value {
  if (callback.arity < 2) fail("D3050", { index: 1 });
  const skipsFirst = initial === undefined && values.length > 0;
  let result = skipsFirst ? lift(values[0]) : initial;
  for (let at = skipsFirst ? 1 : 0; at < values.length; at++) {
    const args: Value[] = [result, lift(values[at])];
    if (callback.arity >= 3) args.push(fromInteger(at));
    if (callback.arity >= 4) args.push(values);
    result = runtime.call(callback, args, null);
  }
  return result;
}

export const HIGHER_ORDER: Callable[] = [
  defineTotal("map", "<af>", 2, ([values, callback], runtime) => {
    const result = sequence();
    for (let at = 0; at < list(values).length; at++) {
      const made = apply(callback as Callable, list(values), at, runtime);
      if (made !== undefined) result.push(made);
    }
    runtime.allocate(result.length);
    return result;
  }),
  defineTotal("filter", "<af>", 2, ([values, callback], runtime) => {
    const result = sequence();
    for (let at = 0; at < list(values).length; at++) {
      if (holds(apply(callback as Callable, list(values), at, runtime), runtime))
        result.push(list(values)[at]);
    }
    runtime.allocate(result.length);
    return result;
  }),
  defineTotal("single", "<af?>", 2, ([values, callback], runtime) =>
    single(list(values), callback as Callable | undefined, runtime),
  ),
  defineTotal("reduce", "<afj?:j>", 3, ([values, callback, initial], runtime) =>
    reduce(list(values), callback as Callable, initial, runtime),
  ),
];
