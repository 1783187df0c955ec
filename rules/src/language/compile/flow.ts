import { isBare, type Plan } from "../plan/plan.js";
import { fail } from "../runtime/errors.js";
import { placed } from "../runtime/runtime.js";
import { collapse, isOuter } from "../runtime/sequence.js";
import { lift, truth, type TailCall, type Value } from "../runtime/value.js";
import { deeper, deeperWithLists, type Context, type Run, type TailRun } from "./context.js";
import { newFrame, type Frame } from "./frame.js";
import { decide } from "./operators.js";
import { namesBoundIn, Scope } from "./scope.js";

type Of<K extends Plan["kind"]> = Extract<Plan, { kind: K }>;

/** The scope that a block opens, and how its frame is made; a block that binds nothing needs none. */
export function blockScope(
  plan: Of<"block">,
  context: Context,
): { inner: Context; enter: (frame: Frame) => Frame } {
  const names = namesBoundIn(plan.expressions);
  const top = context.top;
  if (names.size === 0) return { inner: { ...deeper(context), top }, enter: stay };
  const scope = new Scope(context.scope, false, names);
  const { size } = scope;
  return { inner: { ...deeper(context), scope, top }, enter: (frame) => newFrame(size, frame) };
}

const stay = (frame: Frame): Frame => frame;

export function compileBlock(plan: Of<"block">, context: Context): Run {
  const { inner, enter } = blockScope(plan, context);
  const last = { ...inner, listsWelcome: context.listsWelcome };
  const runs = plan.expressions.map((expression, index) =>
    context.compile(expression, index === plan.expressions.length - 1 ? last : inner),
  );
  const [only] = runs;
  if (only === undefined) return () => undefined;
  if (runs.length === 1 && enter === stay) return only;
  return (input, frame, runtime) => {
    const own = enter(frame);
    let result: Value;
    for (const run of runs) result = run(input, own, runtime);
    return result;
  };
}

export function compileBind(plan: Of<"bind">, context: Context): Run {
  const value = context.compile(plan.value, deeper(context));
  const { name } = plan;
  if (context.scope.isTuple) {
    return (input, frame, runtime) => {
      const result = value(input, frame, runtime);
      frame.names!.set(name, result);
      return result;
    };
  }
  // Every name bound in a scope was given its slot when the scope was made.
  const slot = context.scope.slotOf(name)!;
  const isStep = context.traced && context.top;
  if (!context.top) {
    return (input, frame, runtime) => (frame.slots[slot] = value(input, frame, runtime));
  }
  return (input, frame, runtime) => {
    try {
      const result = value(input, frame, runtime);
      frame.slots[slot] = result;
      if (isStep) runtime.trace?.bound(plan, result);
      return result;
    } catch (error) {
      // An error that no part below could place belongs to the step.
      throw placed(error, plan.span);
    }
  };
}

export function compileVariable(plan: Of<"variable">, context: Context): Run {
  const { name } = plan;
  const handOn = isBare(plan) ? collapseAny : lift;
  if (name === "") return (input) => handOn(isOuter(input) ? input[0] : input);
  if (name === "$" && !context.scope.knows("$")) return (_input, _frame, runtime) => handOn(runtime.root);
  const builtin = context.builtins.get(name);
  if (builtin !== undefined && !context.scope.knows(name)) return () => builtin;
  const read =
    builtin === undefined ? context.scope.readerOfFree(name) : context.scope.reader(name, () => builtin);
  return (_input, frame) => handOn(read(frame));
}

const collapseAny = (value: Value): Value => (typeof value === "object" ? collapse(value) : lift(value));

export function compileCondition(plan: Of<"condition">, context: Context): Run {
  const test = context.compile(plan.test, deeperWithLists(context));
  const branch = { ...deeper(context), listsWelcome: context.listsWelcome };
  const then = context.compile(plan.then, branch);
  const otherwise = plan.otherwise === undefined ? undefined : context.compile(plan.otherwise, branch);
  const { span } = plan.test;
  // `a ?: b` asks whether a is there and true; only that form may test a missing value in strict mode.
  const isElvis = plan.test.span.start === plan.then.span.start && plan.test.span.end === plan.then.span.end;
  return (input, frame, runtime) => {
    const value = test(input, frame, runtime);
    const yes = isElvis ? truth(value) === true : decide(value, span, runtime);
    if (yes) return then(input, frame, runtime);
    if (otherwise === undefined) return undefined;
    return otherwise(input, frame, runtime);
  };
}

/** The body of a function: calls in tail position are handed to the caller's loop. */
export function compileTail(
  plan: Plan,
  context: Context,
  compileTailCall: (plan: Of<"call">, context: Context) => TailRun,
): TailRun {
  if (plan.group !== undefined || (plan.predicates ?? []).length > 0) return context.compile(plan, context);
  switch (plan.kind) {
    case "call":
      return compileTailCall(plan, context);
    case "condition": {
      const test = context.compile(plan.test, deeperWithLists(context));
      const branch = { ...deeper(context), listsWelcome: context.listsWelcome };
      const then = compileTail(plan.then, branch, compileTailCall);
      const otherwise =
        plan.otherwise === undefined ? undefined : compileTail(plan.otherwise, branch, compileTailCall);
      const { span } = plan.test;
      const isElvis =
        plan.test.span.start === plan.then.span.start && plan.test.span.end === plan.then.span.end;
      return (input, frame, runtime) => {
        const value = test(input, frame, runtime);
        const yes = isElvis ? truth(value) === true : decide(value, span, runtime);
        return yes ? then(input, frame, runtime) : otherwise?.(input, frame, runtime);
      };
    }
    case "block": {
      if (plan.expressions.length === 0) return () => undefined;
      const { inner, enter } = blockScope(plan, context);
      const last = { ...inner, listsWelcome: context.listsWelcome };
      const before = plan.expressions.slice(0, -1).map((part) => context.compile(part, inner));
      const end = compileTail(plan.expressions[plan.expressions.length - 1]!, last, compileTailCall);
      return (input, frame, runtime): Value | TailCall => {
        const own = enter(frame);
        for (const run of before) run(input, own, runtime);
        return end(input, own, runtime);
      };
    }
    default:
      return context.compile(plan, context);
  }
}

/** Strict mode: a value that is missing here would vanish from the result. */
export function requirePresent(value: Value, token: string, span: Plan["span"]): Value {
  return value === undefined ? fail("R1002", { token }, span) : value;
}
