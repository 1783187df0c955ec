import { Decimal } from "../../money/decimal.js";
import type { SortPlan } from "../plan/plan.js";
import { fail } from "../runtime/errors.js";
import type { Runtime } from "../runtime/value.js";
import { mark, marksOf, sequence, TUPLES } from "../runtime/sequence.js";
import { decimalOf, isNumber, lift, type Value } from "../runtime/value.js";
import { deeper, type Context } from "./context.js";
import { asTuple, tupleScope } from "./filter.js";
import type { Frame } from "./frame.js";

type Keyed = { item: Value; keys: Value[] };

/** `^(…)`: stable, by each term in turn; keys are worked out once for each entry. Missing keys come last. */
export function compileSort(plan: SortPlan, context: Context, tuples: boolean, names: Iterable<string> = []) {
  const inner = deeper(tuples ? tupleScope(context, names) : context);
  const terms = plan.terms.map((term) => ({
    descending: term.descending,
    run: context.compile(term.expression, inner),
  }));
  const { span } = plan;

  function compareKeys(a: Value, b: Value): number {
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 2 : -2;
    for (const key of [a, b]) {
      if (typeof key !== "string" && !isNumber(key)) fail("T2008", { value: null }, span);
    }
    if (typeof a === "string" && typeof b === "string") return a === b ? 0 : a < b ? -1 : 1;
    if (typeof a === "string" || typeof b === "string") return fail("T2007", {}, span);
    return decimalOf(a as Decimal).compare(decimalOf(b as Decimal));
  }

  return (input: Value[], frame: Frame, runtime: Runtime): Value[] => {
    if (input.length <= 1) return input;
    const isTuples = (marksOf(input) & TUPLES) !== 0;
    const keyed: Keyed[] = input.map((item) => {
      runtime.step();
      const tuple = isTuples ? asTuple(item) : undefined;
      const itemFrame = tuple?.frame(frame) ?? frame;
      const value = tuple === undefined ? item : tuple.value;
      return { item, keys: terms.map((term) => lift(term.run(value, itemFrame, runtime))) };
    });
    runtime.spend(Math.ceil(keyed.length * Math.log2(keyed.length)));
    runtime.allocate(keyed.length);
    keyed.sort((a, b) => {
      for (let index = 0; index < terms.length; index++) {
        const compared = compareKeys(a.keys[index], b.keys[index]);
        if (compared === 0) continue;
        // ±2: one key is missing, and comes last in either direction.
        return Math.abs(compared) === 2 || !terms[index]!.descending ? compared : -compared;
      }
      return 0;
    });
    const result = isTuples ? mark(sequence(), TUPLES) : [];
    for (const entry of keyed) result.push(entry.item);
    return result;
  };
}
