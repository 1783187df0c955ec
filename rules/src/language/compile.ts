import { Decimal, DecimalError } from "../money/decimal.js";
import { STANDARD_FUNCTIONS, UNREPEATABLE } from "./builtins/registry.js";
import { compilePlan } from "./compile/compile-plan.js";
import type { Context, Run } from "./compile/context.js";
import { newFrame } from "./compile/frame.js";
import { namesBoundIn, Scope, visitPlans } from "./compile/scope.js";
import { DOMAIN_FUNCTIONS } from "./domain/registry.js";
import { lower } from "./plan/lower.js";
import { LoweringError, type Plan } from "./plan/plan.js";
import {
  diagnostic,
  fail,
  NO_SPAN,
  RuleRuntimeError,
  RuleSyntaxError,
  type Diagnostic,
} from "./runtime/errors.js";
import { DEFAULT_FUEL, Evaluation } from "./runtime/runtime.js";
import { mark, OUTER, sequenceOf } from "./runtime/sequence.js";
import { Signature } from "./runtime/signature.js";
import { rootPath, TraceRecorder, type Trace } from "./runtime/trace.js";
import { Callable, fieldOf, isObject, lift, type Fuel, type Runtime, type Value } from "./runtime/value.js";
import { childrenOf, type Ast } from "./syntax/ast.js";
import { parse } from "./syntax/parser.js";

/** Strict refuses what would make a price silently wrong and is the default; compat is JSONata 2.x. */
export type Mode = "strict" | "compat";
/** How to compile: the mode, and budgets that replace those of `DEFAULT_FUEL`. */
export type CompileOptions = { mode?: Mode; fuel?: Partial<Fuel> };

/** A rule ready to run. It keeps no state: one compiled rule serves any number of evaluations. */
export interface CompiledExpression {
  readonly text: string;
  readonly ast: Ast;
  readonly mode: Mode;
  /** Variables that the rule reads and does not bind: what `bindings` may give. Functions of the language are not among them. */
  readonly freeVariables: readonly string[];
  /** First fields of the `$$.…` paths that the rule reads: `usage`, `params`, … */
  readonly inputRoots: readonly string[];
  /** The `$$.…` paths themselves, dotted: `usage.api_calls.quantity`. */
  readonly inputPaths: readonly string[];
  /** The result for an input of plain JSON, in which numbers may be Decimals. Throws `RuleRuntimeError`. */
  evaluate(input: unknown, bindings?: Record<string, unknown>): Value;
  /** The same, with what each step did. The trace is put into words when it is first read. */
  evaluateTraced(input: unknown, bindings?: Record<string, unknown>): { value: Value; trace: Trace };
}

/**
 * Compiles a rule. Throws `RuleSyntaxError` with every problem found. Strict mode (the default) refuses what would make a
 * price silently wrong; compat mode is JSONata 2.x.
 * Example: `compile("$$.q * 0.1").evaluate({ q: 3 })` is the Decimal 0.3.
 */
export function compile(text: string, options: CompileOptions = {}): CompiledExpression {
  const { ast, diagnostics } = parse(text);
  if (diagnostics.length > 0) throw new RuleSyntaxError(diagnostics);
  return new Expression(text, ast, options);
}

const BUILTINS: ReadonlyMap<string, Callable> = new Map(
  [...STANDARD_FUNCTIONS, ...DOMAIN_FUNCTIONS, evalFunction(), todoFunction()].map((one) => [one.name, one]),
);
const EXPLAINED: ReadonlySet<string> = new Set(DOMAIN_FUNCTIONS.map((one) => one.name));

class Expression implements CompiledExpression {
  readonly mode: Mode;
  private readonly fuel: Fuel;
  private readonly plan: Plan;
  private readonly globals: Scope;
  private readonly plain: Run;
  private traced: Run | undefined;
  private paths: readonly string[] | undefined;

  constructor(
    readonly text: string,
    readonly ast: Ast,
    options: CompileOptions,
  ) {
    this.mode = options.mode ?? "strict";
    this.fuel = { ...DEFAULT_FUEL, ...options.fuel };
    this.plan = lowered(ast);
    if (this.mode === "strict") refuseUnrepeatable(this.plan);
    this.globals = new Scope(undefined, false, namesBoundIn([this.plan]));
    this.plain = this.compile(false);
  }

  get freeVariables(): readonly string[] {
    return this.globals.freeVariables;
  }

  get inputPaths(): readonly string[] {
    return (this.paths ??= readPaths(this.ast));
  }

  get inputRoots(): readonly string[] {
    return [...new Set(this.inputPaths.map((path) => path.split(".")[0]!))];
  }

  evaluate(input: unknown, bindings?: Record<string, unknown>): Value {
    return this.run(this.plain, input, bindings, undefined);
  }

  evaluateTraced(input: unknown, bindings?: Record<string, unknown>): { value: Value; trace: Trace } {
    this.traced ??= this.compile(true);
    const recorder = new TraceRecorder();
    const value = this.run(this.traced, input, bindings, recorder);
    return new TracedResult(value, recorder, this, input as Value, bindings);
  }

  private compile(traced: boolean): Run {
    return compilePlan(this.plan, {
      scope: this.globals,
      strict: this.mode === "strict",
      level: 0,
      listsWelcome: false,
      traced,
      top: true,
      builtins: BUILTINS,
      explained: EXPLAINED,
      compile: compilePlan,
    } satisfies Context);
  }

  private run(
    run: Run,
    input: unknown,
    bindings: Record<string, unknown> | undefined,
    trace: TraceRecorder | undefined,
  ): Value {
    const root = input as Value;
    const strict = this.mode === "strict";
    const evaluation = new Evaluation(this.fuel, strict, root, () => clockOf(root, strict), trace);
    const frame = newFrame(this.globals.size, undefined);
    if (bindings !== undefined) {
      for (const name of Object.keys(bindings)) {
        const slot = this.globals.slotOf(name);
        if (slot !== undefined) frame.slots[slot] = bindings[name] as Value;
      }
    }
    try {
      return lift(run(contextOf(root), frame, evaluation));
    } catch (error) {
      const failure = typed(error, this.fuel);
      // Every error has a place, if only the whole rule.
      if (failure instanceof RuleRuntimeError && failure.span === NO_SPAN) failure.span = this.ast.span;
      throw failure;
    }
  }
}

/** A class, since an object with a getter of its own would take longer to make than a small rule to run. */
class TracedResult {
  private entries: Trace | undefined;

  constructor(
    readonly value: Value,
    private readonly recorder: TraceRecorder,
    private readonly expression: CompiledExpression,
    private readonly root: Value,
    private readonly bindings: Record<string, unknown> | undefined,
  ) {}

  get trace(): Trace {
    const known = new Map(Object.entries(this.bindings ?? {}) as [string, Value][]);
    const { text, ast } = this.expression;
    return (this.entries ??= this.recorder.trace(text, ast, this.root, known, this.value));
  }

  toJSON(): { value: Value; trace: Trace } {
    return { value: this.value, trace: this.trace };
  }
}

/** A list as input is one context, not many: it is wrapped so that paths can tell. */
function contextOf(root: Value): Value {
  return Array.isArray(root) ? mark(sequenceOf(root), OUTER) : root;
}

/** What the platform throws when a rule asks too much of it, as the language's own errors. */
function typed(error: unknown, fuel: Fuel): unknown {
  if (error instanceof DecimalError) {
    if (error.code === "division-by-zero") return new RuleRuntimeError("D3150");
    return new RuleRuntimeError(error.code === "too-many-digits" ? "U1004" : "D1001", { value: fuel.digits });
  }
  if (!(error instanceof RangeError)) return error;
  if (/call stack/i.test(error.message)) return new RuleRuntimeError("U1001", { value: fuel.depth });
  if (/BigInt/.test(error.message)) return new RuleRuntimeError("U1004", { value: fuel.digits });
  return new RuleRuntimeError("U1003", { value: fuel.characters });
}

function lowered(ast: Ast): Plan {
  try {
    return lower(ast);
  } catch (error) {
    if (error instanceof LoweringError) {
      throw new RuleSyntaxError([diagnostic(error.code, error.span, error.details)]);
    }
    throw error;
  }
}

function refuseUnrepeatable(plan: Plan): void {
  const problems: Diagnostic[] = [];
  visitPlans(plan, (part) => {
    if (part.kind !== "variable" || !UNREPEATABLE.includes(part.name)) return;
    const value =
      part.name === "eval" ? "Write the expression into the rule." : "Pass the value in as an input.";
    problems.push(diagnostic("S0601", part.span, { token: part.name, value }));
  });
  if (problems.length > 0) throw new RuleSyntaxError(problems);
}

function readPaths(ast: Ast): string[] {
  const paths = new Set<string>();
  const visit = (node: Ast): void => {
    const path = rootPath(node);
    if (path !== undefined) paths.add(path.join("."));
    else childrenOf(node).forEach(visit);
  };
  visit(ast);
  return [...paths];
}

/** Strict rules know only the moment that their input names; compat mode has the machine's clock. */
function clockOf(root: Value, strict: boolean): Decimal {
  if (!strict) return Decimal.fromNumber(Date.now());
  const asOf = isObject(root) ? lift(fieldOf(root, "asOf")) : undefined;
  if (asOf instanceof Decimal) return asOf;
  const millis = typeof asOf === "string" ? Date.parse(asOf) : Number.NaN;
  return Number.isNaN(millis)
    ? fail("R1002", { token: "asOf (an ISO 8601 instant in the input)" })
    : Decimal.fromNumber(millis);
}

/** `$eval`: compat mode only. The text sees the input and the functions of the language. */
function evalFunction(): Callable {
  return new Callable(
    "eval",
    2,
    new Signature("<sx?:x>", "built-in"),
    ([text, focus], input, runtime: Runtime) => {
      if (typeof text !== "string") return undefined;
      let run: Run;
      let scope: Scope;
      try {
        const { ast, diagnostics } = parse(text);
        if (diagnostics.length > 0) throw new RuleSyntaxError(diagnostics);
        const plan = lowered(ast);
        scope = new Scope(undefined, false, namesBoundIn([plan]));
        run = compilePlan(plan, {
          scope,
          strict: false,
          level: 0,
          listsWelcome: true,
          traced: false,
          top: false,
          builtins: BUILTINS,
          explained: EXPLAINED,
          compile: compilePlan,
        });
      } catch (error) {
        if (error instanceof RuleSyntaxError) return fail("D3120", { value: error.message });
        throw error;
      }
      try {
        runtime.enter(8);
        const result = run(
          focus === undefined ? input : contextOf(focus),
          newFrame(scope.size, undefined),
          runtime,
        );
        runtime.leave(8);
        return result;
      } catch (error) {
        // Budgets are those of the whole evaluation; an expression cannot catch their end.
        if (error instanceof RuleRuntimeError && !error.code.startsWith("U"))
          return fail("D3121", { value: error.message });
        throw error;
      }
    },
  );
}

/** `$todo("quantity")`: a hole that someone has still to fill. A draft with one can be saved, and never billed. */
function todoFunction(): Callable {
  return new Callable("todo", 1, undefined, ([label]) =>
    fail("S0602", { token: typeof label === "string" ? `$todo("${label}")` : "$todo" }, NO_SPAN),
  );
}
