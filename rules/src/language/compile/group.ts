import type { Plan, PlanGroup, PlanPair } from "../plan/plan.js";
import { fail, type Span } from "../runtime/errors.js";
import { append, isOuter } from "../runtime/sequence.js";
import type { Runtime } from "../runtime/value.js";
import { setField, type Value, type ValueObject } from "../runtime/value.js";
import { deeper, type Context, type Run } from "./context.js";
import { asTuple, Tuple, tupleScope } from "./filter.js";
import { requirePresent } from "./flow.js";

type Of<K extends Plan["kind"]> = Extract<Plan, { kind: K }>;
type CompiledPair = { key: Run; value: Run; span: Span; token: string };

function compilePairs(pairs: PlanPair[], context: Context, listsWelcome: boolean): CompiledPair[] {
  return pairs.map((pair) => ({
    key: context.compile(pair.key, deeper(context)),
    value: context.compile(pair.value, { ...deeper(context), listsWelcome }),
    span: pair.value.span,
    token: pair.key.kind === "string" ? pair.key.value : "the field",
  }));
}

/** `{…}`: an object; over a list, one object whose keys group the entries. */
export function compileObject(plan: Of<"object">, context: Context): Run {
  const pairs = compilePairs(plan.pairs, context, false);
  const group = groupBy(pairs, plan.span);
  const fixed = fixedKeys(plan.pairs);
  if (fixed === undefined) return group;
  return (input, frame, runtime) => {
    // With fixed keys and a single context nothing needs grouping. A wrapped root list is a single context too.
    if (Array.isArray(input) && !(isOuter(input) && input.length === 1)) return group(input, frame, runtime);
    const context = isOuter(input) ? input[0] : input;
    if (Array.isArray(context)) return group(input, frame, runtime);
    runtime.step();
    const result: ValueObject = {};
    for (let index = 0; index < pairs.length; index++) {
      const { value, span, token } = pairs[index]!;
      const found = value(input, frame, runtime);
      if (found !== undefined) setField(result, fixed[index]!, found);
      else if (runtime.strict) requirePresent(found, token, span);
    }
    return result;
  };
}

function fixedKeys(pairs: PlanPair[]): string[] | undefined {
  const keys = pairs.map((pair) =>
    pair.key.kind === "string" && pair.key.stages === undefined ? pair.key.value : undefined,
  );
  if (keys.some((key) => key === undefined || isReserved(key))) return undefined;
  if (new Set(keys).size !== keys.length) return undefined;
  return keys as string[];
}

type Bucket = { first: Value; list: Value[] | undefined; pair: number };

function addTo(bucket: Bucket, item: Value): void {
  bucket.list ??= Array.isArray(bucket.first) ? bucket.first.slice() : [bucket.first];
  if (Array.isArray(item)) for (const one of item) bucket.list.push(one);
  else if (item !== undefined) bucket.list.push(item);
}

const isReserved = (key: string): boolean => key === "_jsonata_lambda" || key === "_jsonata_function";

function checkedKey(key: Value, span: Span, runtime: Runtime): string | undefined {
  if (typeof key === "string") {
    if (isReserved(key)) fail("D1013", { value: key }, span);
    return key;
  }
  if (key !== undefined) return fail("T1003", { value: null }, span);
  // Without a key an entry is in no group, and what it holds would be billed nowhere.
  return runtime.strict ? fail("R1002", { token: "a key" }, span) : undefined;
}

/** Sorts the entries of a list into buckets by key and evaluates each key's value over its bucket. */
export function compileGroup(group: PlanGroup, context: Context): Run {
  return groupBy(compilePairs(group.pairs, context, true), group.span);
}

function groupBy(pairs: CompiledPair[], span: Span): Run {
  return (input, frame, runtime) => {
    const items = !Array.isArray(input) ? [input] : input.length === 0 ? [undefined] : input;
    const buckets = new Map<string, Bucket>();
    for (const item of items) {
      for (let pair = 0; pair < pairs.length; pair++) {
        runtime.step();
        const key = checkedKey(pairs[pair]!.key(item, frame, runtime), span, runtime);
        if (key === undefined) continue;
        const bucket = buckets.get(key);
        if (bucket === undefined) {
          // A new key may give the object a shape of its own, which is far dearer than a new value.
          runtime.spend(16);
          runtime.allocate(1);
          buckets.set(key, { first: item, list: undefined, pair });
        } else {
          if (bucket.pair !== pair) fail("D1009", { value: key }, span);
          addTo(bucket, item);
        }
      }
    }
    const result: ValueObject = {};
    for (const [key, bucket] of buckets) {
      const { value, span: place } = pairs[bucket.pair]!;
      const found = value(bucket.list ?? bucket.first, frame, runtime);
      if (found !== undefined) setField(result, key, found);
      else if (runtime.strict) requirePresent(found, key, place);
    }
    return result;
  };
}

/** The same over tuples: a bucket's variables are joined like its values. */
export function compileGroupOfTuples(group: PlanGroup, context: Context, names: Iterable<string>): Run {
  const pairs = compilePairs(group.pairs, tupleScope(context, names), true);
  const { span } = group;
  return (input, frame, runtime) => {
    const buckets = new Map<string, { tuples: Tuple[]; pair: number }>();
    for (const item of Array.isArray(input) ? input : []) {
      const tuple = asTuple(item);
      for (let pair = 0; pair < pairs.length; pair++) {
        runtime.step();
        const key = checkedKey(pairs[pair]!.key(tuple.value, tuple.frame(frame), runtime), span, runtime);
        if (key === undefined) continue;
        const bucket = buckets.get(key);
        if (bucket === undefined) {
          buckets.set(key, { tuples: [tuple], pair });
        } else {
          if (bucket.pair !== pair) fail("D1009", { value: key }, span);
          bucket.tuples.push(tuple);
        }
      }
    }
    const result: ValueObject = {};
    for (const [key, bucket] of buckets) {
      const joined = joinTuples(bucket.tuples, runtime);
      const found = pairs[bucket.pair]!.value(joined.value, joined.frame(frame), runtime);
      if (found !== undefined) setField(result, key, found);
      else if (runtime.strict) requirePresent(found, key, pairs[bucket.pair]!.span);
    }
    return result;
  };
}

function joinTuples(tuples: Tuple[], runtime: Runtime): Tuple {
  let value = tuples[0]!.value;
  const names = new Map(tuples[0]!.names);
  for (let index = 1; index < tuples.length; index++) {
    const tuple = tuples[index]!;
    value = append(value, tuple.value, runtime);
    for (const [name, one] of tuple.names) names.set(name, append(names.get(name), one, runtime));
  }
  return new Tuple(value, names);
}
