import type { Runtime } from "../runtime/value.js";
import { isOuter, mark, SEQUENCE, sequence } from "../runtime/sequence.js";
import { fieldOf, isObject, type Value } from "../runtime/value.js";

/** A field of an object, or of each object of a list, as one flat sequence. */
export function lookup(input: Value, key: string, runtime: Runtime): Value {
  if (!Array.isArray(input)) return isObject(input) ? fieldOf(input, key) : undefined;
  const result = sequence();
  for (const item of input) {
    runtime.step();
    const found = lookup(item, key, runtime);
    if (Array.isArray(found)) for (const one of found) result.push(one);
    else if (found !== undefined) result.push(found);
  }
  runtime.allocate(result.length);
  return result;
}

/** All values of an object, lists flattened: `*`. */
export function wildcard(input: Value, runtime: Runtime): Value[] {
  const found: Value[] = [];
  let hasLists = false;
  const visit = (value: Value) => {
    runtime.step();
    if (Array.isArray(value)) value.forEach(visit);
    else found.push(value);
  };
  const context = isOuter(input) ? input[0] : input;
  const fields = Array.isArray(context)
    ? context
    : isObject(context)
      ? Object.keys(context).map((key) => fieldOf(context, key))
      : [];
  for (const field of fields) {
    if (Array.isArray(field)) hasLists = true;
    visit(field);
  }
  runtime.allocate(found.length);
  // What came out of a list stays a list, even with one entry.
  return hasLists ? found : mark(found, SEQUENCE);
}

/** The value and everything below it, lists flattened: `**`. */
export function descendants(input: Value, runtime: Runtime): Value {
  if (input === undefined) return undefined;
  const result = sequence();
  const visit = (value: Value) => {
    runtime.step();
    runtime.allocate(1);
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    result.push(value);
    if (isObject(value)) for (const key of Object.keys(value)) visit(fieldOf(value, key));
  };
  visit(input);
  return result.length === 1 ? result[0] : result;
}
