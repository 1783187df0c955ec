import { Decimal } from "../../money/decimal.js";
import type { CompareOp, NumericOp, Plan } from "../plan/plan.js";
import { fail, type Span } from "../runtime/errors.js";
import { deepEqual } from "../runtime/equality.js";
import { located } from "../runtime/runtime.js";
import type { Runtime } from "../runtime/value.js";
import { stringOf } from "../runtime/stringify.js";
import { isNumber, lift, NON_FINITE, truth, type Value } from "../runtime/value.js";
import { deeper, deeperWithLists, type Context, type Run } from "./context.js";

type Of<K extends Plan["kind"]> = Extract<Plan, { kind: K }>;

const COMPUTE: Readonly<Record<NumericOp, (a: Decimal, b: Decimal) => Decimal>> = {
  "+": (a, b) => a.plus(b),
  "-": (a, b) => a.minus(b),
  "*": (a, b) => a.times(b),
  "/": (a, b) => a.div(b),
  "%": (a, b) => a.mod(b),
};
const divides = (op: NumericOp): boolean => op === "/" || op === "%";

/** Doubles overflow where decimals do not; compat mode keeps that limit, strict mode has its digit budget instead. */
function inDoubleRange(value: Decimal): Decimal {
  if (typeof value.c === "number" || Math.abs(value.toDouble()) <= Number.MAX_VALUE) return value;
  return NON_FINITE;
}

function slowNumeric(op: NumericOp, left: Value, right: Value, span: Span, runtime: Runtime): Value {
  const a = lift(left);
  const b = lift(right);
  if (a !== undefined && !(a instanceof Decimal)) fail("T2001", { token: op, value: null }, span);
  if (b !== undefined && !(b instanceof Decimal)) fail("T2002", { token: op, value: null }, span);
  if (a === undefined || b === undefined) {
    if (runtime.strict) fail("R1001", { token: op, side: a === undefined ? "left" : "right" }, span);
    return undefined;
  }
  if (a === NON_FINITE || b === NON_FINITE) fail("D1001", { value: null }, span);
  if (divides(op) && b.isZero()) {
    if (runtime.strict) fail("D3150", {}, span);
    return NON_FINITE;
  }
  return withinBounds(COMPUTE[op](a, b), span, runtime);
}

function withinBounds(result: Decimal, span: Span, runtime: Runtime): Decimal {
  return located(span, () => runtime.bounded(runtime.strict ? result : inDoubleRange(result)));
}

export function compileNumeric(plan: Of<"numeric">, context: Context): Run {
  const left = context.compile(plan.left, deeper(context));
  const right = context.compile(plan.right, deeper(context));
  const { op, span } = plan;
  const compute = COMPUTE[op];
  const mayFail = divides(op);
  return (input, frame, runtime) => {
    const a = left(input, frame, runtime);
    const b = right(input, frame, runtime);
    const areNumbers = a instanceof Decimal && b instanceof Decimal && a !== NON_FINITE && b !== NON_FINITE;
    if (!areNumbers || (mayFail && b.isZero())) return slowNumeric(op, a, b, span, runtime);
    const result = compute(a, b);
    // Small numbers cannot overflow anything.
    return typeof result.c === "number" && result.s < 64 ? result : withinBounds(result, span, runtime);
  };
}

export function compileNegate(plan: Of<"negate">, context: Context): Run {
  const operand = context.compile(plan.operand, deeper(context));
  const { span } = plan;
  return (input, frame, runtime) => {
    const value = lift(operand(input, frame, runtime));
    if (value instanceof Decimal)
      return value === NON_FINITE ? fail("D1001", { value: null }, span) : value.neg();
    if (value !== undefined) fail("D1002", { token: "-", value: null }, span);
    if (runtime.strict) fail("R1001", { token: "-", side: "right" }, span);
    return undefined;
  };
}

/** Strict mode: an operand that is not there would decide silently. */
function present(left: Value, right: Value, token: string, span: Span, runtime: Runtime): boolean {
  if (left !== undefined && right !== undefined) return true;
  if (runtime.strict) fail("R1001", { token, side: left === undefined ? "left" : "right" }, span);
  return false;
}

export function compileEquality(plan: Of<"equality">, context: Context): Run {
  const left = context.compile(plan.left, deeper(context));
  const right = context.compile(plan.right, deeper(context));
  const { negated, span } = plan;
  const token = negated ? "!=" : "=";
  return (input, frame, runtime) => {
    const a = left(input, frame, runtime);
    const b = right(input, frame, runtime);
    if (!present(a, b, token, span, runtime)) return false;
    if (typeof a === "string" && typeof b === "string") return (a === b) !== negated;
    if (runtime.strict && mixed(a, b)) fail("T2009", { token }, span);
    return located(span, () => deepEqual(a, b, runtime)) !== negated;
  };
}

/** Text beside a number: never equal, and always a mistake in a price. */
const mixed = (a: Value, b: Value): boolean =>
  (typeof a === "string" && isNumber(b)) || (isNumber(a) && typeof b === "string");

function order(op: CompareOp, sign: number): boolean {
  switch (op) {
    case "<":
      return sign < 0;
    case "<=":
      return sign <= 0;
    case ">":
      return sign > 0;
    case ">=":
      return sign >= 0;
  }
}

export function compileCompare(plan: Of<"compare">, context: Context): Run {
  const left = context.compile(plan.left, deeper(context));
  const right = context.compile(plan.right, deeper(context));
  const { op, span } = plan;
  return (input, frame, runtime) => {
    const a = lift(left(input, frame, runtime));
    const b = lift(right(input, frame, runtime));
    if (a instanceof Decimal && b instanceof Decimal) {
      if (a === NON_FINITE || b === NON_FINITE) fail("D1001", { value: null }, span);
      return order(op, a.compare(b));
    }
    for (const side of [a, b]) {
      if (side !== undefined && typeof side !== "string" && !isNumber(side))
        fail("T2010", { token: op, value: null }, span);
    }
    if (!present(a, b, op, span, runtime)) return undefined;
    if (typeof a !== "string" || typeof b !== "string") return fail("T2009", { token: op }, span);
    return order(op, a < b ? -1 : a > b ? 1 : 0);
  };
}

/** The boolean of a condition. Strict mode takes booleans only: a missing or other value would decide silently. */
export function decide(value: Value, span: Span, runtime: Runtime): boolean {
  if (typeof value === "boolean") return value;
  if (runtime.strict) fail("R1005", {}, span);
  return truth(value) ?? false;
}

export function compileLogic(plan: Of<"logic">, context: Context): Run {
  const left = context.compile(plan.left, deeper(context));
  const right = context.compile(plan.right, deeper(context));
  const leftSpan = plan.left.span;
  const rightSpan = plan.right.span;
  if (plan.op === "and") {
    return (input, frame, runtime) =>
      decide(left(input, frame, runtime), leftSpan, runtime) &&
      decide(right(input, frame, runtime), rightSpan, runtime);
  }
  return (input, frame, runtime) =>
    decide(left(input, frame, runtime), leftSpan, runtime) ||
    decide(right(input, frame, runtime), rightSpan, runtime);
}

export function compileConcat(plan: Of<"concat">, context: Context): Run {
  const left = context.compile(plan.left, deeper(context));
  const right = context.compile(plan.right, deeper(context));
  const { span } = plan;
  return (input, frame, runtime) => {
    const a = lift(left(input, frame, runtime));
    const b = lift(right(input, frame, runtime));
    present(a, b, "&", span, runtime);
    return located(span, () => {
      const text =
        (a === undefined ? "" : stringOf(a, runtime)) + (b === undefined ? "" : stringOf(b, runtime));
      runtime.write(text.length);
      return text;
    });
  };
}

export function compileIn(plan: Of<"in">, context: Context): Run {
  const left = context.compile(plan.left, deeper(context));
  const right = context.compile(plan.right, deeperWithLists(context));
  const { span } = plan;
  return (input, frame, runtime) => {
    const wanted = lift(left(input, frame, runtime));
    const list = right(input, frame, runtime);
    if (!present(wanted, list, "in", span, runtime)) return false;
    for (const item of Array.isArray(list) ? list : [list]) {
      runtime.step();
      if (item === wanted) return true;
      if (wanted instanceof Decimal && isNumber(item) && wanted.equals(lift(item) as Decimal)) return true;
    }
    return false;
  };
}
