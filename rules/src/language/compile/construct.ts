import { Decimal } from "../../money/decimal.js";
import type { Plan } from "../plan/plan.js";
import { fail } from "../runtime/errors.js";
import { located } from "../runtime/runtime.js";
import { CONSTRUCTED, mark } from "../runtime/sequence.js";
import { lift, type Value } from "../runtime/value.js";
import { deeper, deeperWithLists, type Context, type Run } from "./context.js";
import { requirePresent } from "./flow.js";

type Of<K extends Plan["kind"]> = Extract<Plan, { kind: K }>;

/** The longest range, in any mode. */
const MAX_RANGE = 10_000_000;

/** `[…]`: a list of the items; lists among them are joined unless they were written as lists. */
export function compileArray(plan: Of<"array">, context: Context): Run {
  const items = plan.items.map((item) => ({
    run: context.compile(item, deeperWithLists(context)),
    isList: item.kind === "array",
    span: item.span,
    // An empty range is a list without entries, not a missing item.
    mayBeEmpty: item.kind === "range",
  }));
  const [only] = plan.items;
  const isRange = plan.items.length === 1 && only!.kind === "range";
  return (input, frame, runtime) => {
    let result: Value[] = [];
    for (const { run, isList, span, mayBeEmpty } of items) {
      const value = run(input, frame, runtime);
      if (value === undefined) {
        if (runtime.strict && !mayBeEmpty) requirePresent(value, "a list entry", span);
        continue;
      }
      if (isList || !Array.isArray(value)) {
        runtime.allocate(1);
        result.push(value);
      } else if (isRange) {
        // A range was made for this list alone, and may be long; it is taken over, not copied.
        result = value;
      } else {
        runtime.allocate(value.length);
        for (const one of value) result.push(one);
      }
    }
    return plan.constructed ? mark(result, CONSTRUCTED) : result;
  };
}

export function compileRange(plan: Of<"range">, context: Context): Run {
  const left = context.compile(plan.left, deeper(context));
  const right = context.compile(plan.right, deeper(context));
  const { span } = plan;
  return (input, frame, runtime) => {
    const from = bound(lift(left(input, frame, runtime)), "T2003", plan);
    const to = bound(lift(right(input, frame, runtime)), "T2004", plan);
    if (from === undefined || to === undefined) {
      if (runtime.strict) fail("R1001", { token: "..", side: from === undefined ? "left" : "right" }, span);
      return undefined;
    }
    if (from > to) return undefined;
    const size = to - from + 1;
    if (size > MAX_RANGE) fail("D2014", { value: size }, span);
    located(span, () => runtime.allocate(size));
    const result: Value[] = [];
    for (let at = from; at <= to; at++) result.push(at);
    return result;
  };
}

function bound(value: Value, code: "T2003" | "T2004", plan: Plan): number | undefined {
  if (value === undefined) return undefined;
  const whole = value instanceof Decimal ? value.toSafeInteger() : undefined;
  return whole ?? fail(code, { value: null }, plan.span);
}
