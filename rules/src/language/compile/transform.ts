import type { Plan } from "../plan/plan.js";
import { fail } from "../runtime/errors.js";
import { Signature } from "../runtime/signature.js";
import {
  Callable,
  fieldOf,
  isObject,
  lift,
  setField,
  type Runtime,
  type Value,
  type ValueObject,
} from "../runtime/value.js";
import { deeper, deeperWithLists, type Context, type Run } from "./context.js";

type Of<K extends Plan["kind"]> = Extract<Plan, { kind: K }>;

/** `| pattern | update, delete |`: a function that gives a changed copy. Only objects of the copy are ever changed. */
export function compileTransform(plan: Of<"transform">, context: Context): Run {
  const pattern = context.compile(plan.pattern, deeperWithLists(context));
  const update = context.compile(plan.update, deeper(context));
  const remove =
    plan.remove === undefined ? undefined : context.compile(plan.remove, deeperWithLists(context));
  const readClone = context.scope.reader("clone", () => undefined);
  const signature = new Signature("<(oa):o>", "built-in");
  return (_context, frame) =>
    new Callable("transform", 1, signature, ([input], _input, runtime) => {
      if (input === undefined) return undefined;
      const rebound = readClone(frame);
      if (rebound !== undefined && !(rebound instanceof Callable)) fail("T2013", {}, plan.span);
      const source = rebound instanceof Callable ? runtime.call(rebound, [input], null) : input;
      const owned = new Set<ValueObject>();
      const copy = clone(source, owned, runtime);
      const matches = pattern(copy, frame, runtime);
      for (const match of Array.isArray(matches) ? matches : matches === undefined ? [] : [matches]) {
        const change = update(match, frame, runtime);
        if (change !== undefined && !isObject(change)) fail("T2011", { value: null }, plan.update.span);
        // What the pattern found elsewhere (the input itself, say) is not ours to change.
        const target = isObject(match) && owned.has(match) ? match : undefined;
        if (target !== undefined && change !== undefined) {
          // Copied first: an update that holds its own target would make the result contain itself.
          const fields = clone(change, owned, runtime) as ValueObject;
          for (const key of Object.keys(fields)) setField(target, key, fields[key]);
        }
        if (remove === undefined) continue;
        const names = remove(match, frame, runtime);
        for (const name of Array.isArray(names) ? names : names === undefined ? [] : [names]) {
          if (typeof name !== "string") fail("T2012", { value: null }, plan.remove!.span);
          if (target !== undefined) delete target[name];
        }
      }
      return copy;
    });
}

/** A deep copy of plain values; functions become empty text, as they would in JSON. */
export function clone(value: Value, owned: Set<ValueObject>, runtime: Runtime): Value {
  runtime.step();
  runtime.allocate(1);
  if (Array.isArray(value)) return value.map((item) => clone(item, owned, runtime) ?? null);
  if (value instanceof Callable) return "";
  if (!isObject(value)) return lift(value);
  const copy: ValueObject = {};
  owned.add(copy);
  for (const key of Object.keys(value)) {
    const field = clone(fieldOf(value, key), owned, runtime);
    if (field !== undefined) setField(copy, key, field);
  }
  return copy;
}
