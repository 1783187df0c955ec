import { Decimal } from "../../money/decimal.js";
import type { Plan, Stage } from "../plan/plan.js";
import type { Runtime } from "../runtime/value.js";
import { mark, marksOf, sequence, sequenceOf, TUPLES } from "../runtime/sequence.js";
import { isNumber, lift, truth, type Value } from "../runtime/value.js";
import { fail, type Span } from "../runtime/errors.js";
import { deeperWithLists, type Context, type Run } from "./context.js";
import { Frame } from "./frame.js";
import { namesBoundIn, Scope } from "./scope.js";

/** One predicate of a step, applied to the list that the step gave. */
export type Filter = (input: Value, frame: Frame, runtime: Runtime) => Value;

/** The scope in which a tuple's own variables are found by name. */
export const tupleScope = (context: Context, names: Iterable<string> = []): Context => ({
  ...context,
  scope: new Scope(context.scope, true, names),
});

/** A value that travels along a path with the variables bound on its way. */
export class Tuple {
  constructor(
    readonly value: Value,
    readonly names: Map<string, Value>,
  ) {}

  frame(parent: Frame): Frame {
    // Binds made while one tuple is worked on stay with that frame, not with the tuple.
    return new Frame([], parent, new Map(this.names));
  }
}

/** Tuples stand in lists of values while a path is walked; no expression ever sees one. */
export const asValue = (tuple: Tuple): Value => tuple as unknown as Value;
export const asTuple = (value: Value): Tuple => value as unknown as Tuple;

const whole = (value: Decimal): number | undefined => value.round(0, "floor").toSafeInteger();

/** Position in a list; negative counts from the end. */
const position = (index: number, length: number): number => (index < 0 ? length + index : index);

export function compileFilter(
  plan: Plan,
  span: Span,
  context: Context,
  tuples: boolean,
  names: Iterable<string> = [],
): Filter {
  if (plan.kind === "number") return compileIndex(whole(plan.value));
  const inner = deeperWithLists(tuples ? tupleScope(context, [...names, ...namesBoundIn([plan])]) : context);
  const predicate = context.compile(plan, inner);
  return (input, frame, runtime) => {
    if (input === undefined) {
      // Stock JSONata evaluates the condition even here, and its errors count; strict mode has refused what is missing.
      if (!runtime.strict) predicate(undefined, tuples ? new Frame([], frame, new Map()) : frame, runtime);
      return undefined;
    }
    const list = Array.isArray(input) ? input : sequenceOf(input);
    const isTuples = tuples && (marksOf(list) & TUPLES) !== 0;
    const result = isTuples ? mark(sequence(), TUPLES) : sequence();
    for (let index = 0; index < list.length; index++) {
      runtime.step();
      const item = list[index];
      const tuple = isTuples ? asTuple(item) : undefined;
      const itemFrame = tuples ? (tuple?.frame(frame) ?? new Frame([], frame, new Map())) : frame;
      const verdict = predicate(tuple === undefined ? item : tuple.value, itemFrame, runtime);
      if (verdict === true) {
        result.push(item);
      } else if (verdict !== false) {
        for (let times = selects(verdict, index, list.length, span, runtime); times > 0; times--)
          result.push(item);
      }
    }
    runtime.allocate(result.length);
    return result;
  };
}

/** How often a verdict that is no boolean takes the item: by positions, else by truth. */
function selects(verdict: Value, index: number, length: number, span: Span, runtime: Runtime): number {
  if (isNumber(verdict)) return matches(verdict, index, length) ? 1 : 0;
  if (Array.isArray(verdict) && verdict.every(isNumber)) {
    runtime.spend(verdict.length);
    return verdict.filter((one) => matches(one, index, length)).length;
  }
  if (runtime.strict) fail("R1005", {}, span);
  return truth(verdict) === true ? 1 : 0;
}

function matches(value: number | Decimal, index: number, length: number): boolean {
  const at = whole(lift(value) as Decimal);
  return at !== undefined && position(at, length) === index;
}

function compileIndex(index: number | undefined): Filter {
  return (input) => {
    const list = Array.isArray(input) ? input : input === undefined ? sequence() : sequenceOf(input);
    const isTuples = (marksOf(list) & TUPLES) !== 0;
    const result = isTuples ? mark(sequence(), TUPLES) : sequence();
    if (index === undefined) return result;
    const item = list[position(index, list.length)];
    if (item === undefined) return result;
    if (Array.isArray(item)) return item;
    result.push(item);
    return result;
  };
}

/** All predicates of a node that is no path step, in order. */
export function compilePredicates(stages: Stage[], run: Run, context: Context, tuples: boolean): Run {
  const filters = stages.flatMap((stage) =>
    stage.kind === "filter" ? [compileFilter(stage.predicate, stage.span, context, tuples)] : [],
  );
  return (input, frame, runtime) => {
    let value = run(input, frame, runtime);
    for (const filter of filters) value = filter(value, frame, runtime);
    return value;
  };
}
