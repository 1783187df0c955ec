import type { PathPlan, Plan, Stage } from "../plan/plan.js";
import type { Runtime } from "../runtime/value.js";
import { mark, marksOf, SEQUENCE, sequence, sequenceOf, TUPLES } from "../runtime/sequence.js";
import type { Value } from "../runtime/value.js";
import { deeperWithLists, type Context, type Run } from "./context.js";
import { asTuple, asValue, compileFilter, Tuple, tupleScope, type Filter } from "./filter.js";
import type { Frame } from "./frame.js";
import { compileGroup, compileGroupOfTuples } from "./group.js";
import { compileSort } from "./sort.js";
import { namesBoundIn } from "./scope.js";
import { compileStep, keepList } from "./step.js";

type TupleStep = (input: Value[], tuples: Tuple[] | undefined, frame: Frame, runtime: Runtime) => Tuple[];

const stream = (tuples: Tuple[]): Value[] => mark(tuples.map(asValue), TUPLES);

/** A path in which values carry variables: `@$v`, `#$i`, and the parents that `%` asks for. */
export function compileTuplePath(plan: PathPlan, context: Context): Run {
  const names = variablesOf(plan);
  const firstTuple = plan.steps.findIndex((step) => step.tuple === true);
  const plain = plan.steps
    .slice(0, firstTuple)
    .map((step, at) => compileStep(step, at === 0, false, context));
  const steps = plan.steps
    .slice(firstTuple)
    .map((step) => ({ step, run: compileTupleStep(step, context, names) }));
  const startsAbsolute = plan.steps[0]!.kind === "variable";
  const group = plan.group === undefined ? undefined : compileGroupOfTuples(plan.group, context, names);
  const planGroup = plan.group;
  // Compiled when first needed: compiling every rare variant at once would double the work at each level of nesting.
  const groupOfNothing = planGroup === undefined ? undefined : lazily(() => compileGroup(planGroup, context));
  const carries = plan.tuple === true;

  return (input, frame, runtime) => {
    let list = Array.isArray(input) && !startsAbsolute ? input : sequenceOf(input);
    for (const step of plain) {
      list = step(list, frame, runtime);
      if (list.length === 0) return groupOfNothing?.(list, frame, runtime);
    }
    let tuples: Tuple[] | undefined;
    for (const { run } of steps) tuples = run(list, tuples, frame, runtime);
    const found = tuples ?? [];
    if (group !== undefined) return group(stream(found), frame, runtime);
    if (carries) return mark(stream(found), SEQUENCE);
    const result = sequence();
    for (const tuple of found) result.push(tuple.value);
    if (!plan.keepSingleton) return result;
    return keepList(result);
  };
}

/** The variables that the steps of a path bind. */
function variablesOf(plan: PathPlan): Set<string> {
  const names = new Set<string>();
  for (const step of plan.steps) {
    for (const name of [step.focus, step.index, step.ancestor?.label])
      if (name !== undefined) names.add(name);
    for (const stage of step.stages ?? []) if (stage.kind === "index") names.add(stage.variable);
  }
  return names;
}

/** A closure that is compiled when it is first called. */
function lazily<A extends unknown[], R>(make: () => (...args: A) => R): (...args: A) => R {
  let made: ((...args: A) => R) | undefined;
  return (...args) => (made ??= make())(...args);
}

function compileTupleStep(plan: Plan, context: Context, names: Set<string>): TupleStep {
  const stages = (plan.stages ?? []).map((stage) => compileStage(stage, context, names));
  const staged = (tuples: Tuple[], frame: Frame, runtime: Runtime): Tuple[] => {
    let result = stream(tuples);
    for (const stage of stages) result = stage(result, frame, runtime);
    return result.map(asTuple);
  };
  if (plan.kind === "sort") {
    const sortTuples = lazily(() => compileSort(plan, context, true, names));
    const sortValues = lazily(() => compileSort(plan, context, false));
    return (input, tuples, frame, runtime) => {
      const sorted =
        tuples === undefined
          ? sortValues(input, frame, runtime).map(
              (value, at) => new Tuple(value, indexed(new Map(), plan.index, at)),
            )
          : sortTuples(stream(tuples), frame, runtime).map(asTuple);
      return staged(sorted, frame, runtime);
    };
  }
  const run = context.compile(
    plan,
    deeperWithLists(tupleScope(context, [...names, ...namesBoundIn([plan])])),
  );
  return (input, tuples, frame, runtime) => {
    const before = tuples ?? input.map((value) => new Tuple(value, new Map<string, Value>()));
    const result: Tuple[] = [];
    for (const tuple of before) {
      runtime.step();
      const value = run(tuple.value, tuple.frame(frame), runtime);
      if (value === undefined) continue;
      const items = Array.isArray(value) ? value : [value];
      const nested = Array.isArray(value) && (marksOf(value) & TUPLES) !== 0;
      runtime.allocate(items.length);
      items.forEach((item, at) => result.push(extend(plan, tuple, item, at, nested)));
    }
    return staged(result, frame, runtime);
  };
}

const indexed = (names: Map<string, Value>, index: string | undefined, at: number): Map<string, Value> =>
  index === undefined ? names : names.set(index, at);

/** The tuple after a step: the variables so far, and those that this step binds. */
function extend(plan: Plan, before: Tuple, item: Value, at: number, nested: boolean): Tuple {
  const names = new Map(before.names);
  if (nested) {
    const inner = asTuple(item);
    for (const [name, value] of inner.names) names.set(name, value);
    return new Tuple(inner.value, names);
  }
  if (plan.focus !== undefined) names.set(plan.focus, item);
  indexed(names, plan.index, at);
  if (plan.ancestor !== undefined) names.set(plan.ancestor.label, before.value);
  return new Tuple(plan.focus === undefined ? item : before.value, names);
}

function compileStage(
  stage: Stage,
  context: Context,
  names: Set<string>,
): (input: Value[], frame: Frame, runtime: Runtime) => Value[] {
  if (stage.kind === "index") {
    return (input) =>
      stream(
        input.map((value, at) => {
          const tuple = asTuple(value);
          return new Tuple(tuple.value, new Map(tuple.names).set(stage.variable, at));
        }),
      );
  }
  const filter: Filter = compileFilter(stage.predicate, stage.span, context, true, names);
  return (input, frame, runtime) => {
    const result = filter(input, frame, runtime);
    return Array.isArray(result) ? result : [];
  };
}
