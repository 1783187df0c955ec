import { Decimal } from "../../money/decimal.js";
import { fail, type Span } from "./errors.js";

/**
 * What an expression can hold. Numbers are Decimals; a JS number appears only inside lists and objects that came from
 * outside (or in ranges), and is lifted to a Decimal when it is read.
 */
export type Value = undefined | null | boolean | string | number | Decimal | Callable | Value[] | ValueObject;
/** An object: own fields only, whatever their names. */
export type ValueObject = { [key: string]: Value };

/** Plain JSON. */
export type Json = null | boolean | string | number | Json[] | { [key: string]: Json };

/** What one evaluation may use. Deterministic: the same rule and input use the same amounts on every machine. */
export type Fuel = {
  /** Iterations and calls. */
  steps: number;
  /** Nested calls, counted in levels of the syntax tree. */
  depth: number;
  /** List entries made. */
  items: number;
  /** Characters of text made. */
  characters: number;
  /** Digits of one number. */
  digits: number;
};

/** One evaluation as functions see it: its budgets, its mode, and the way to call a function value. */
export interface Runtime {
  readonly strict: boolean;
  readonly fuel: Readonly<Fuel>;
  /** The whole input: `$$`. */
  readonly root: Value;
  /** Milliseconds since the epoch that `$now()` stands for. */
  now(): Decimal;
  /** Uses up one step: called in every loop and call. */
  step(): void;
  spend(steps: number): void;
  /** Uses up list entries, before or while they are made. */
  allocate(items: number): void;
  /** Uses up characters, before they are made. */
  write(characters: number): void;
  /** Checks a number whose size may have grown. */
  bounded(value: Decimal): Decimal;
  enter(levels: number): void;
  /** Checks that a body of so many levels still fits below here. */
  reserve(levels: number): void;
  leave(levels: number): void;
  call(callee: Callable, args: Value[], input: Value): Value;
  /** Present in a traced evaluation. */
  readonly trace: TraceSink | undefined;
}

/** Takes what happened, as it happened; it is put into words only when someone reads the trace. */
export interface TraceSink {
  bound(step: { span: Span }, value: Value): void;
  called(call: { span: Span }, args: Value[], result: Value): void;
}

/** Checks and completes the arguments of a call. */
export interface ArgumentCheck {
  validate(args: Value[], context: Value): Value[];
}

/**
 * A function value. The only kind of function that can appear in an expression: a JavaScript function can neither
 * enter nor leave. `arity` is how many arguments a higher-order function passes to it.
 */
export class Callable {
  constructor(
    readonly name: string,
    readonly arity: number,
    readonly signature: ArgumentCheck | undefined,
    /** Runs the body on validated arguments. */
    readonly run: (args: Value[], input: Value, runtime: Runtime) => Value | TailCall,
    readonly isLambda = false,
  ) {}
}

/** A call in tail position, run by the caller's loop so that recursion there needs no stack. */
export class TailCall {
  constructor(
    readonly callee: Callable,
    readonly args: Value[],
  ) {}
}

/** A result of dividing by zero in compat mode: used again, it is an error, as in stock JSONata. Never in strict mode. */
export const NON_FINITE = new Decimal(Number.NaN, 0);

/** A number from outside as a Decimal; any other value as it is. */
export function lift(value: Value): Value {
  if (typeof value === "number") return Number.isFinite(value) ? Decimal.fromNumber(value) : NON_FINITE;
  if (typeof value === "bigint" || typeof value === "function" || typeof value === "symbol") {
    fail("R1004", { value: typeof value });
  }
  return value;
}

export const isNumber = (value: Value): value is number | Decimal =>
  typeof value === "number" || value instanceof Decimal;

/** The Decimal of a value known to be a number; fails where it is not finite. */
export function decimalOf(value: number | Decimal): Decimal {
  const decimal = typeof value === "number" ? (lift(value) as Decimal) : value;
  if (decimal === NON_FINITE) fail("D1001", { value: null });
  return decimal;
}

/** A value that has fields: not null, no list, number or function. */
export const isObject = (value: Value): value is ValueObject =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Decimal) &&
  !(value instanceof Callable);

const hasOwn = Object.prototype.hasOwnProperty;

/** An object's own field, lifted; undefined where there is none. Prototypes are never consulted. */
export function fieldOf(object: ValueObject, key: string): Value {
  if (!hasOwn.call(object, key)) return undefined;
  const value = object[key];
  return typeof value === "object" || typeof value === "string" ? value : lift(value);
}

/** Sets a field as an own property, whatever its name: `__proto__` is data like any other. */
export function setField(object: ValueObject, key: string, value: Value): void {
  if (key === "__proto__") {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}

/** The letter of a value's type in signatures: s n b l a o f, m for missing. */
export function typeLetter(value: Value): string {
  switch (typeof value) {
    case "string":
      return "s";
    case "number":
      return "n";
    case "boolean":
      return "b";
    case "object":
      if (value === null) return "l";
      if (Array.isArray(value)) return "a";
      if (value instanceof Decimal) return "n";
      return value instanceof Callable ? "f" : "o";
    default:
      return "m";
  }
}

/** The effective boolean of a value; undefined stays undefined. Empty text, list and object, zero, null and functions are false. */
export function truth(value: Value): boolean | undefined {
  switch (typeof value) {
    case "boolean":
      return value;
    case "undefined":
      return undefined;
    case "string":
      return value.length > 0;
    case "number":
      return !decimalOf(value).isZero();
    default:
      if (value === null || value instanceof Callable) return false;
      if (value instanceof Decimal) return !decimalOf(value).isZero();
      if (Array.isArray(value)) return value.some((item) => truth(item) === true);
      return Object.keys(value).length > 0;
  }
}
