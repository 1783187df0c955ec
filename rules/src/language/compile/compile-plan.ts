import { isBare, type Plan } from "../plan/plan.js";
import { collapse } from "../runtime/sequence.js";
import { RegexValue } from "../regex/regex-value.js";
import { compileApply, compileCall, compileLambda, compilePartial } from "./call.js";
import { compileArray, compileRange } from "./construct.js";
import type { Context, Run } from "./context.js";
import { compilePredicates } from "./filter.js";
import { compileBind, compileBlock, compileCondition, compileVariable } from "./flow.js";
import { compileGroup, compileObject } from "./group.js";
import { descendants, lookup, wildcard } from "./lookup.js";
import {
  compileCompare,
  compileConcat,
  compileEquality,
  compileIn,
  compileLogic,
  compileNegate,
  compileNumeric,
} from "./operators.js";
import { compilePath, readsFields } from "./path.js";
import { compileTransform } from "./transform.js";

/** Turns a plan into a closure. Closures, not generated code: they run under any content security policy. */
export function compilePlan(plan: Plan, context: Context): Run {
  let run = compileKind(plan, context);
  if (isBare(plan) && (!mayBeSequence(plan) || collapsesItself(plan))) return run;
  if (plan.predicates !== undefined)
    run = compilePredicates(plan.predicates, run, context, plan.tuple === true);
  if (plan.group !== undefined && plan.kind !== "sort")
    run = grouped(run, compileGroup(plan.group, context), plan);
  const keep = plan.keepArray === true;
  return (input, frame, runtime) => collapse(run(input, frame, runtime), keep);
}

function grouped(run: Run, group: Run, plan: Plan): Run {
  // The group of a path over variables was made with them.
  if (plan.kind === "path" && plan.steps.some((step) => step.tuple === true)) return run;
  return (input, frame, runtime) => group(run(input, frame, runtime), frame, runtime);
}

/** Fields and variables are most of a rule; a closure around each of them only to collapse it would be felt. */
const collapsesItself = (plan: Plan): boolean =>
  plan.kind === "variable" || (plan.kind === "path" && readsFields(plan));

/** Nodes that may hand on a list made elsewhere; each of them decides anew what a list of one is, as in stock JSONata. */
function mayBeSequence(plan: Plan): boolean {
  if (!isBare(plan)) return true;
  switch (plan.kind) {
    case "path":
    case "wildcard":
    case "descendant":
    case "name":
    case "parent":
    case "variable":
    case "call":
    case "apply":
    case "bind":
      return true;
    case "block": {
      const last = plan.expressions[plan.expressions.length - 1];
      return last !== undefined && mayBeSequence(last);
    }
    case "condition":
      return mayBeSequence(plan.then) || (plan.otherwise !== undefined && mayBeSequence(plan.otherwise));
    default:
      return false;
  }
}

function compileKind(plan: Plan, context: Context): Run {
  switch (plan.kind) {
    case "path":
      return compilePath(plan, context);
    case "number":
    case "string":
    case "literal": {
      const { value } = plan;
      return () => value;
    }
    case "regex": {
      const value = new RegexValue(plan.pattern, plan.flags, plan.span);
      return () => value;
    }
    case "name": {
      const { value } = plan;
      return (input, _frame, runtime) => lookup(input, value, runtime);
    }
    case "variable":
      return compileVariable(plan, context);
    case "wildcard":
      return (input, _frame, runtime) => wildcard(input, runtime);
    case "descendant":
      return (input, _frame, runtime) => descendants(input, runtime);
    case "parent": {
      // The label is read when the rule runs: two % that share a step were given one label after this one was made.
      const read = context.scope.reader(plan.slot.label, () => undefined);
      return (_input, frame) => read(frame);
    }
    case "placeholder":
    case "sort":
      return () => undefined;
    case "negate":
      return compileNegate(plan, context);
    case "array":
      return compileArray(plan, context);
    case "object":
      return compileObject(plan, context);
    case "block":
      return compileBlock(plan, context);
    case "numeric":
      return compileNumeric(plan, context);
    case "equality":
      return compileEquality(plan, context);
    case "compare":
      return compileCompare(plan, context);
    case "logic":
      return compileLogic(plan, context);
    case "concat":
      return compileConcat(plan, context);
    case "in":
      return compileIn(plan, context);
    case "range":
      return compileRange(plan, context);
    case "apply":
      return compileApply(plan, context);
    case "bind":
      return compileBind(plan, context);
    case "condition":
      return compileCondition(plan, context);
    case "call":
      return compileCall(plan, context);
    case "partial":
      return compilePartial(plan, context);
    case "lambda":
      return compileLambda(plan, context);
    case "transform":
      return compileTransform(plan, context);
  }
}
