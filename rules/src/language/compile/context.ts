import type { Callable, Runtime, TailCall, Value } from "../runtime/value.js";
import type { Plan } from "../plan/plan.js";
import type { Frame } from "./frame.js";
import type { Scope } from "./scope.js";

/** A compiled expression: context value in, value out. */
export type Run = (input: Value, frame: Frame, runtime: Runtime) => Value;
/** A compiled function body, which may end in a call for the caller to make. */
export type TailRun = (input: Value, frame: Frame, runtime: Runtime) => Value | TailCall;

/** What the compiler knows at one place of a rule. */
export type Context = {
  scope: Scope;
  strict: boolean;
  /** Levels of the tree since the enclosing function's body: the depth that a call from here adds. */
  level: number;
  /** In strict mode: a path that walks a list may hand on a single entry here without that being ambiguous. */
  listsWelcome: boolean;
  /** Records steps for the trace. */
  traced: boolean;
  /** At the top of the document, where a bind is a step of the rule. */
  top: boolean;
  builtins: ReadonlyMap<string, Callable>;
  /** Names of the functions whose calls are worth a line in the trace. */
  explained: ReadonlySet<string>;
  /** Compiles a part; `lists` says that a list is as good as its single entry there. */
  compile: (plan: Plan, context: Context) => Run;
};

/** Written out, since copying an object with `...` is most of what compiling a rule would cost. */
const placed = (context: Context, level: number, listsWelcome: boolean, top: boolean): Context => ({
  scope: context.scope,
  strict: context.strict,
  level,
  listsWelcome,
  traced: context.traced,
  top,
  builtins: context.builtins,
  explained: context.explained,
  compile: context.compile,
});

/** A context one level further in, where a single value is expected. */
export const deeper = (context: Context): Context => placed(context, context.level + 1, false, false);

/** A context one level further in, where lists are as good as single values. */
export const deeperWithLists = (context: Context): Context => placed(context, context.level + 1, true, false);
