import type { CallPlan, LambdaPlan, Plan } from "../plan/plan.js";
import { fail, NO_SPAN, RuleRuntimeError } from "../runtime/errors.js";
import { Signature } from "../runtime/signature.js";
import { Callable, TailCall, type Runtime, type Value } from "../runtime/value.js";
import { deeperWithLists, type Context, type Run, type TailRun } from "./context.js";
import { newFrame, type Frame } from "./frame.js";
import { compileTail } from "./flow.js";
import { namesBoundIn, Scope } from "./scope.js";

type Of<K extends Plan["kind"]> = Extract<Plan, { kind: K }>;

/** The name that a callee goes by in messages. */
function calleeName(callee: Plan): string | undefined {
  if (callee.kind === "variable") return callee.name;
  if (callee.kind === "path" && callee.steps[0]!.kind === "name") return callee.steps[0]!.value;
  return undefined;
}

function notAFunction(callee: Plan, context: Context, codes: ["T1005" | "T1007", "T1006" | "T1008"]): never {
  const name = callee.kind === "path" ? calleeName(callee) : undefined;
  const meant = name !== undefined && (context.builtins.has(name) || context.scope.knows(name));
  return fail(meant ? codes[0] : codes[1], { token: name ?? calleeName(callee) }, callee.span);
}

/** Gives an error from inside a call the call's place and name, if it has none. */
function explain(error: unknown, plan: Plan, name: string | undefined): never {
  if (error instanceof RuleRuntimeError) {
    if (error.span === NO_SPAN) error.span = plan.span;
    if (name !== undefined) error.refresh({ token: name });
  }
  throw error;
}

type Arguments = (input: Value, frame: Frame, runtime: Runtime) => Value[];

function compileArguments(args: Plan[], context: Context): Arguments {
  const runs = args.map((arg) => context.compile(arg, deeperWithLists(context)));
  const [first, second] = runs;
  if (first === undefined) return () => [];
  if (second === undefined) return (input, frame, runtime) => [first(input, frame, runtime)];
  if (runs.length === 2)
    return (input, frame, runtime) => [first(input, frame, runtime), second(input, frame, runtime)];
  return (input, frame, runtime) => {
    const values: Value[] = [];
    for (const run of runs) values.push(run(input, frame, runtime));
    return values;
  };
}

type Parts = { callee: Run; args: Arguments; invoke: Invoke };
/** Makes the call itself, once callee and arguments are worked out. */
type Invoke = (target: Value, values: Value[], input: Value, runtime: Runtime) => Value;

function compileParts(plan: CallPlan, context: Context): Parts {
  const callee = context.compile(plan.callee, { ...context, level: context.level + 1 });
  const args = compileArguments(plan.args, context);
  const name = calleeName(plan.callee);
  const level = context.level + 1;
  // Calls of domain functions explain a price; those of ordinary functions would only fill the trace.
  const traced = context.traced && name !== undefined && context.explained.has(name);
  const invoke: Invoke = (target, values, input, runtime) => {
    if (!(target instanceof Callable)) return notAFunction(plan.callee, context, ["T1005", "T1006"]);
    runtime.enter(level);
    try {
      const result = runtime.call(target, values, input);
      runtime.leave(level);
      if (traced) runtime.trace?.called(plan, values, result);
      return result;
    } catch (error) {
      return explain(error, plan, name);
    }
  };
  return { callee, args, invoke };
}

export function compileCall(plan: CallPlan, context: Context): Run {
  const { callee, args, invoke } = compileParts(plan, context);
  return (input, frame, runtime) =>
    invoke(callee(input, frame, runtime), args(input, frame, runtime), input, runtime);
}

/** `x ~> $f(y)`: the call with x as its first argument. */
function compileCallAfter(plan: CallPlan, context: Context, first: Run): Run {
  const { callee, args, invoke } = compileParts(plan, context);
  return (input, frame, runtime) => {
    const before = first(input, frame, runtime);
    const target = callee(input, frame, runtime);
    return invoke(target, [before, ...args(input, frame, runtime)], input, runtime);
  };
}

export const compileTailCall = (plan: CallPlan, context: Context): TailRun => {
  const { callee, args, invoke } = compileParts(plan, context);
  return (input, frame, runtime) => {
    const target = callee(input, frame, runtime);
    const values = args(input, frame, runtime);
    // Built-in functions end by themselves; only a function of the rule can call on and on.
    if (target instanceof Callable && target.isLambda) return new TailCall(target, values);
    // Handed on as it is: stock JSONata looks at a list of one only where the function was called.
    return invoke(target, values, input, runtime);
  };
};

export function compileLambda(plan: LambdaPlan, context: Context): Run {
  const names = [...plan.params, ...namesBoundIn([plan.body])];
  const scope = new Scope(context.scope, false, names);
  const slots = plan.params.map((param) => scope.slotOf(param)!);
  const size = scope.size;
  const body = compileTail(
    plan.body,
    { ...context, scope, level: 0, listsWelcome: true, top: false },
    compileTailCall,
  );
  const signature = plan.signature === undefined ? undefined : new Signature(plan.signature, "lambda");
  const arity = plan.params.length;
  return (input, frame) =>
    new Callable(
      "function",
      arity,
      signature,
      (args, _caller, runtime) => {
        runtime.reserve(1);
        const own = newFrame(size, frame);
        for (let index = 0; index < arity; index++) own.slots[slots[index]!] = args[index];
        return body(input, own, runtime);
      },
      true,
    );
}

/** Built-in bodies rely on checked arguments, also where these came together bit by bit. */
function checked(target: Callable, args: Value[], caller: Value): Value[] {
  try {
    return target.signature?.validate(args, caller) ?? args;
  } catch (error) {
    if (error instanceof RuleRuntimeError) error.refresh({ token: target.name });
    throw error;
  }
}

export function compilePartial(plan: Of<"partial">, context: Context): Run {
  const callee = context.compile(plan.callee, { ...context, level: context.level + 1 });
  const parts = plan.args.map((arg) =>
    arg.kind === "placeholder" ? undefined : context.compile(arg, deeperWithLists(context)),
  );
  const open = parts.filter((part) => part === undefined).length;
  return (input, frame, runtime) => {
    const fixed = parts.map((part) => part?.(input, frame, runtime));
    const target = callee(input, frame, runtime);
    if (!(target instanceof Callable)) return notAFunction(plan.callee, context, ["T1007", "T1008"]);
    return new Callable(
      target.name,
      open,
      undefined,
      (args, caller, inner) => {
        let next = 0;
        const all = parts.map((part, index) => (part === undefined ? args[next++] : fixed[index]));
        return target.run(checked(target, all, caller), caller, inner);
      },
      target.isLambda,
    );
  };
}

export function compileApply(plan: Of<"apply">, context: Context): Run {
  const left = context.compile(plan.left, deeperWithLists(context));
  // `x ~> $f(y)` calls $f(x, y); any other right side is a function to be called with x.
  if (plan.right.kind === "call") return compileCallAfter({ ...plan.right, span: plan.span }, context, left);
  const right = context.compile(plan.right, deeperWithLists(context));
  const level = context.level + 1;
  return (input, frame, runtime) => {
    const value = left(input, frame, runtime);
    const target = right(input, frame, runtime);
    if (!(target instanceof Callable)) return fail("T2006", {}, plan.span);
    if (value instanceof Callable) return chain(value, target);
    runtime.enter(level);
    try {
      const result = runtime.call(target, [value], null);
      runtime.leave(level);
      return result;
    } catch (error) {
      return explain(error, plan, target.name);
    }
  };
}

/** `f ~> g`: the function that applies f, then g. */
function chain(first: Callable, second: Callable): Callable {
  return new Callable(
    "function",
    1,
    undefined,
    (args, _input, runtime) => new TailCall(second, [runtime.call(first, args, null)]),
    true,
  );
}
