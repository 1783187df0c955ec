import { Decimal } from "../../money/decimal.js";
import { isBare, type PathPlan, type Plan } from "../plan/plan.js";
import { fail } from "../runtime/errors.js";
import { collapse, FROM_LIST, isSequence, marksOf, sequence, sequenceOf } from "../runtime/sequence.js";
import { Callable, lift, type Runtime, type Value } from "../runtime/value.js";
import type { Context, Run } from "./context.js";
import { lookup } from "./lookup.js";
import { compileStep, flatStep, keepList } from "./step.js";
import { compileTuplePath } from "./tuple.js";

const hasOwn = Object.prototype.hasOwnProperty;

/** A path gives its list as it is; what becomes of a list of one is decided where the path is used. */
export function compilePath(plan: PathPlan, context: Context): Run {
  if (plan.steps.some((step) => step.tuple === true)) return compileTuplePath(plan, context);
  return readsFields(plan) ? compileFields(plan, context) : compileSteps(plan, context);
}

/** A step without filters, order or marks: a plain field. */
const isPlainName = (step: Plan): step is Extract<Plan, { kind: "name" }> =>
  step.kind === "name" && step.stages === undefined && step.group === undefined;

/**
 * Strict mode: a path that walked a list and found one entry is neither clearly a list nor clearly an entry. Passing it
 * on would make the rule's type depend on how many rows a customer has.
 */
function refuseAmbiguous(result: Value[], plan: PathPlan, context: Context): void {
  if (
    context.strict &&
    !context.listsWelcome &&
    !plan.keepSingleton &&
    plan.group === undefined &&
    result.length === 1
  ) {
    fail("R1003", {}, plan.span);
  }
}

const isRooted = ({ steps: [first] }: PathPlan): boolean =>
  first!.kind === "variable" && first!.stages === undefined && first!.predicates === undefined;

/** Whether a path only names fields: of the context, of `$$` or of a variable. */
export function readsFields(plan: PathPlan): boolean {
  if (plan.keepSingleton || plan.group !== undefined) return false;
  const from = isRooted(plan) ? 1 : 0;
  return (
    plan.steps.length > from &&
    plan.steps.every((step, index) => step.tuple !== true && (index < from || isPlainName(step)))
  );
}

/** The most common paths. No list, no allocation; what is found in lists is collapsed here if nothing else is done to it. */
function compileFields(plan: PathPlan, context: Context): Run {
  const rooted = isRooted(plan);
  const keys = plan.steps.slice(rooted ? 1 : 0).map((step) => (step as { value: string }).value);
  const root = rooted ? context.compile(plan.steps[0]!, context) : undefined;
  const last = keys.length - 1;
  const isCollapsed = isBare(plan);
  return (input, frame, runtime) => {
    let at: Value = root === undefined ? input : root(input, frame, runtime);
    for (let index = 0; index <= last; index++) {
      if (typeof at !== "object" || at === null) return undefined;
      if (Array.isArray(at)) {
        const found = walkLists(at, keys, index, plan, context, runtime);
        return isCollapsed ? collapse(found) : found;
      }
      if (at instanceof Decimal || at instanceof Callable) return undefined;
      const key = keys[index]!;
      if (!hasOwn.call(at, key)) return undefined;
      at = at[key];
    }
    if (typeof at !== "object") return typeof at === "string" ? at : lift(at);
    if (!isSequence(at)) return at;
    return isCollapsed ? collapse(resequence(at)) : resequence(at);
  };
}

function resequence(list: Value[]): Value {
  const copy = sequence();
  for (const item of list) copy.push(item);
  return copy;
}

function walkLists(
  list: Value[],
  keys: string[],
  from: number,
  plan: PathPlan,
  context: Context,
  runtime: Runtime,
): Value {
  let current = list;
  for (let index = from; index < keys.length; index++) {
    current = flatStep(
      current,
      (item) => lookup(item, keys[index]!, runtime),
      index === keys.length - 1,
      runtime,
    );
    if (current.length === 0) return undefined;
  }
  if (isSequence(current)) refuseAmbiguous(current, plan, context);
  return current;
}

function compileSteps(plan: PathPlan, context: Context): Run {
  const steps = plan.steps.map((step, index) =>
    compileStep(step, index === 0, index === plan.steps.length - 1, context),
  );
  const startsAbsolute = plan.steps[0]!.kind === "variable";
  // A filter chooses among entries, so one entry left is meant; only plain walks over lists are ambiguous.
  const chooses = plan.steps.some((step) => (step.stages ?? step.predicates ?? []).length > 0);
  return (input, frame, runtime) => {
    let list = Array.isArray(input) && !startsAbsolute ? input : sequenceOf(input);
    for (const step of steps) {
      list = step(list, frame, runtime);
      if (list.length === 0) break;
    }
    if (plan.keepSingleton) return keepList(list);
    if (!chooses && (marksOf(list) & FROM_LIST) !== 0) refuseAmbiguous(list, plan, context);
    return list;
  };
}
