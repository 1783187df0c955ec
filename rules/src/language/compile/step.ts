import type { Plan } from "../plan/plan.js";
import {
  CONSTRUCTED,
  FROM_LIST,
  isSequence,
  KEEP,
  mark,
  marksOf,
  sequence,
  sequenceOf,
} from "../runtime/sequence.js";
import type { Runtime, Value } from "../runtime/value.js";
import { deeperWithLists, type Context } from "./context.js";
import { compileFilter, type Filter } from "./filter.js";
import type { Frame } from "./frame.js";
import { compileSort } from "./sort.js";

/** One step of a path: the list before it in, the list after it out. */
export type Step = (input: Value[], frame: Frame, runtime: Runtime) => Value[];

/** Applies a step to each item and joins the results; lists are flattened unless they were built to stay lists. */
export function flatStep(
  list: Value[],
  step: (item: Value) => Value,
  isLast: boolean,
  runtime: Runtime,
): Value[] {
  const result = sequence();
  let only: Value[] | undefined;
  let count = 0;
  let fromList = !isSequence(list) || (marksOf(list) & FROM_LIST) !== 0;
  for (const item of list) {
    runtime.step();
    const value = step(item);
    if (value === undefined) continue;
    count++;
    if (!Array.isArray(value) || (marksOf(value) & CONSTRUCTED) !== 0) {
      only = Array.isArray(value) ? value : undefined;
      result.push(value);
    } else {
      only = value;
      fromList = true;
      for (const inner of value) result.push(inner);
    }
  }
  runtime.allocate(result.length);
  // The single list at the end of a path is that list, not a sequence of its entries.
  if (isLast && count === 1 && only !== undefined && !isSequence(only)) return only;
  if (fromList && runtime.strict) mark(result, FROM_LIST);
  return result;
}

/** The predicates of a step, in order. */
export function compileStages(plan: Plan, context: Context): Filter[] {
  return (plan.stages ?? []).flatMap((stage) =>
    stage.kind === "filter" ? [compileFilter(stage.predicate, stage.span, context, false)] : [],
  );
}

export function compileStep(plan: Plan, isFirst: boolean, isLast: boolean, context: Context): Step {
  const filters = compileStages(plan, context);
  if (plan.kind === "sort") {
    const sort = compileSort(plan, context, false);
    return (input, frame, runtime) => {
      let result: Value = sort(input, frame, runtime);
      for (const filter of filters) result = filter(result, frame, runtime);
      return Array.isArray(result) ? result : sequenceOf(result);
    };
  }
  const run = context.compile(plan, deeperWithLists(context));
  if (isFirst && plan.constructed === true) {
    // A list built at the start of a path is built once, not once for each item of the context.
    return (input, frame, runtime) => {
      const value = run(input, frame, runtime);
      return Array.isArray(value) ? value : value === undefined ? sequence() : sequenceOf(value);
    };
  }
  return (input, frame, runtime) =>
    flatStep(
      input,
      (item) => {
        let value = run(item, frame, runtime);
        for (const filter of filters) value = filter(value, frame, runtime);
        return value;
      },
      isLast,
      runtime,
    );
}

/** `[]`: one entry or none at all stays a list; a constructed list is wrapped so that it too can be told apart. */
export function keepList(list: Value[]): Value[] {
  const marks = marksOf(list);
  const kept = (marks & CONSTRUCTED) !== 0 && !isSequence(list) ? sequenceOf(list) : list;
  return mark(kept, KEEP);
}
