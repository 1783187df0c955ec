import { fail } from "../runtime/errors.js";
import { append, sequence } from "../runtime/sequence.js";
import {
  Callable,
  fieldOf,
  isObject,
  setField,
  type Runtime,
  type Value,
  type ValueObject,
} from "../runtime/value.js";
import { clone } from "../compile/transform.js";
import { lookup } from "../compile/lookup.js";
import { callbackArguments, holds } from "./higher-order.js";
import { list, optionalText, text } from "./arguments.js";
import { define, defineTotal } from "./define.js";

function keysOf(value: Value, into: Set<string>, runtime: Runtime): Set<string> {
  runtime.step();
  if (Array.isArray(value)) for (const item of value) keysOf(item, into, runtime);
  else if (isObject(value)) for (const key of Object.keys(value)) into.add(key);
  return into;
}

function spread(value: Value, runtime: Runtime): Value {
  runtime.step();
  if (Array.isArray(value)) {
    let result: Value = sequence();
    for (const item of value) result = append(result, spread(item, runtime), runtime);
    return result;
  }
  if (!isObject(value)) return value;
  const result = sequence();
  for (const key of Object.keys(value)) {
    const single: ValueObject = {};
    setField(single, key, fieldOf(value, key));
    result.push(single);
  }
  runtime.allocate(result.length);
  return result;
}

function merge(values: Value[], runtime: Runtime): ValueObject {
  const result: ValueObject = {};
  for (const value of values) {
    if (!isObject(value)) continue;
    for (const key of Object.keys(value)) {
      runtime.spend(4);
      setField(result, key, fieldOf(value, key));
    }
  }
  return result;
}

function typeOf(value: Value): Value {
  if (value === undefined) return undefined;
  if (value === null) return "null";
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number")
    return typeof value;
  if (Array.isArray(value)) return "array";
  if (value instanceof Callable) return "function";
  return isObject(value) ? "object" : "number";
}

export const OBJECTS: Callable[] = [
  define("keys", "<x-:a<s>>", 1, ([value], runtime) => {
    const result = sequence();
    for (const key of keysOf(value, new Set(), runtime)) result.push(key);
    return result;
  }),
  define("lookup", "<x-s:x>", 2, ([value, key], runtime) => lookup(value, text(key), runtime)),
  define("spread", "<x-:a<o>>", 1, ([value], runtime) => spread(value, runtime)),
  defineTotal("merge", "<a<o>:o>", 1, ([values], runtime) => merge(list(values), runtime)),
  define("each", "<o-f:a>", 2, ([object, callback], runtime) => {
    const result = sequence();
    if (!isObject(object)) return result;
    for (const key of Object.keys(object)) {
      const value = fieldOf(object, key);
      const made = runtime.call(
        callback as Callable,
        callbackArguments(callback as Callable, value, key, object),
        null,
      );
      if (made !== undefined) result.push(made);
    }
    runtime.allocate(result.length);
    return result;
  }),
  define("sift", "<o-f?:o>", 2, ([object, callback], runtime) => {
    if (!isObject(object)) return undefined;
    const result: ValueObject = {};
    for (const key of Object.keys(object)) {
      const value = fieldOf(object, key);
      const args = callbackArguments(callback as Callable, value, key, object);
      if (holds(runtime.call(callback as Callable, args, null), runtime)) setField(result, key, value);
    }
    return Object.keys(result).length === 0 ? undefined : result;
  }),
  define("error", "<s?:x>", 1, ([message]) =>
    fail("D3137", { message: optionalText(message) || "$error() function evaluated" }),
  ),
  define("assert", "<bs?:x>", 2, ([condition, message]) =>
    condition === true
      ? undefined
      : fail("D3141", { message: optionalText(message) || "$assert() statement failed" }),
  ),
  define("type", "<x:s>", 1, ([value]) => typeOf(value)),
  defineTotal("clone", "<(oa)-:o>", 1, ([value], runtime) => clone(value, new Set(), runtime)),
];
