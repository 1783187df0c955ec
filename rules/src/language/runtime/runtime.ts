import { Decimal } from "../../money/decimal.js";
import { fail, RuleRuntimeError, NO_SPAN, type Span } from "./errors.js";
import { Callable, TailCall, type Fuel, type Runtime, type TraceSink, type Value } from "./value.js";

/** Generous for a price, and used up within 100 ms by a rule that does not end. */
export const DEFAULT_FUEL: Readonly<Fuel> = {
  steps: 400_000,
  // Calls through $map and its like use the most of the platform's stack: with this depth they stay well inside it.
  depth: 1_000,
  items: 500_000,
  characters: 2_000_000,
  digits: 1_000,
};

/** The state of one evaluation. */
export class Evaluation implements Runtime {
  private steps: number;
  private items: number;
  private characters: number;
  private levels = 0;

  constructor(
    readonly fuel: Fuel,
    readonly strict: boolean,
    readonly root: Value,
    private readonly clock: () => Decimal,
    readonly trace: TraceSink | undefined,
  ) {
    this.steps = fuel.steps;
    this.items = fuel.items;
    this.characters = fuel.characters;
  }

  private moment: Decimal | undefined;

  now(): Decimal {
    // One moment for the whole evaluation, so that a rule cannot see time pass.
    return (this.moment ??= this.clock());
  }

  step(): void {
    if (--this.steps < 0) fail("U1002", { value: this.fuel.steps });
  }

  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) fail("U1002", { value: this.fuel.steps });
  }

  allocate(items: number): void {
    this.items -= items;
    if (this.items < 0) fail("D2015", { value: this.fuel.items });
  }

  write(characters: number): void {
    this.characters -= characters;
    if (this.characters < 0) fail("U1003", { value: this.fuel.characters });
  }

  /** Long numbers also cost steps, since arithmetic on them is slower. */
  bounded(value: Decimal): Decimal {
    if (typeof value.c === "number" && value.s < 64) return value;
    const digits = value.digits();
    if (digits > this.fuel.digits) fail("U1004", { value: this.fuel.digits });
    this.spend(digits >> 4);
    return value;
  }

  enter(levels: number): void {
    this.levels += levels;
    if (this.levels > this.fuel.depth) fail("U1001", { value: this.fuel.depth });
  }

  reserve(levels: number): void {
    if (this.levels + levels > this.fuel.depth) fail("U1001", { value: this.fuel.depth });
  }

  leave(levels: number): void {
    this.levels -= levels;
  }

  /** Calls a function value: validates, runs, and follows tail calls. */
  call(callee: Callable, args: Value[], input: Value): Value {
    let current = callee;
    let result = this.runOnce(current, args, input);
    while (result instanceof TailCall) {
      current = result.callee;
      result = this.runOnce(current, result.args, input);
    }
    return result;
  }

  private runOnce(callee: Callable, args: Value[], input: Value): Value | TailCall {
    this.step();
    if (callee.signature === undefined) return callee.run(args, input, this);
    try {
      return callee.run(callee.signature.validate(args, input), input, this);
    } catch (error) {
      if (error instanceof RuleRuntimeError && error.details["token"] === undefined)
        error.refresh({ token: callee.name });
      throw error;
    }
  }
}

/** Runs a part of the text; an error that has no place yet gets this part's span. */
export function located<T>(span: Span, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw placed(error, span);
  }
}

/** An error with this span, if it has no place yet. */
export function placed(error: unknown, span: Span): unknown {
  if (error instanceof RuleRuntimeError && error.span === NO_SPAN) error.span = span;
  return error;
}
