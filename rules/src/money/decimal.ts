/**
 * Exact decimal numbers: a coefficient (safe integer while it fits, bigint beyond) and a scale, value = c × 10^-s.
 * Sums, differences and products are exact and never rounded; quotients have 34 significant digits, half-even,
 * unless a scale and a mode are named. No operation passes through a binary fraction.
 */

import { divideBig, divideSafe, fit, isSafe, type RoundingMode } from "./rounding.js";

export type { RoundingMode } from "./rounding.js";

/** Why a decimal could not be made: stable code, and a sentence that says what to do. */
export class DecimalError extends Error {
  constructor(
    readonly code: "not-a-number" | "not-finite" | "division-by-zero" | "too-many-digits",
    message: string,
  ) {
    super(message);
    this.name = "DecimalError";
  }
}

/** Significant digits of a quotient, a root and a power. */
export const PRECISION = 34;
/** Longest exponent that text may carry; beyond it a short text could ask for unbounded memory. */
const MAX_EXPONENT = 10_000;

/** 10^n that are safe integers, n up to 15. */
export const POW10: number[] = [];
for (let power = 1; power <= 1e15; power *= 10) POW10.push(power);
const BIG_POW10: bigint[] = [];

/** 10^n as a bigint, cached up to 10^64. */
export function bigPow10(n: number): bigint {
  if (n > 64) return 10n ** BigInt(n);
  while (BIG_POW10.length <= n) BIG_POW10.push(10n ** BigInt(BIG_POW10.length));
  return BIG_POW10[n]!;
}

/** An exact decimal number. Immutable. `toString()` is canonical: no exponent, no trailing zeros. */
export class Decimal {
  static readonly ZERO = new Decimal(0, 0);
  static readonly ONE = new Decimal(1, 0);

  /** Prefer `Decimal.parse`: this takes a coefficient that is a safe integer or a bigint, and a scale ≥ 0. */
  constructor(
    readonly c: number | bigint,
    readonly s: number,
  ) {}

  /**
   * Reads decimal text (`"-12.50"`, `"3e-7"`), a finite number (as its shortest decimal: `0.1` is one tenth) or a bigint.
   * Example: `Decimal.parse("0.10").plus(Decimal.parse(0.2)).toString() === "0.3"`. Throws `DecimalError`.
   */
  static parse(value: string | number | bigint | Decimal): Decimal {
    if (typeof value === "string") return parseText(value);
    if (typeof value === "number") return Decimal.fromNumber(value);
    if (typeof value === "bigint") return new Decimal(fit(value), 0);
    if (value instanceof Decimal) return value;
    throw new DecimalError(
      "not-a-number",
      "A decimal is made of text, a number or a bigint; pass one of these.",
    );
  }

  /** The shortest decimal that reads back as this double: what JSON shows. Refuses NaN and infinity. */
  static fromNumber(value: number): Decimal {
    if (Number.isSafeInteger(value)) return new Decimal(value + 0, 0);
    // A decimal of at most 15 digits that divides back to the same double is the shortest one, and is found without text.
    for (let k = 1; k < 9; k++) {
      const power = POW10[k]!;
      const coefficient = Math.round(value * power);
      if (coefficient >= 1e15 || coefficient <= -1e15) break;
      if (coefficient / power === value && coefficient !== 0) return new Decimal(coefficient, k);
    }
    if (!Number.isFinite(value)) {
      throw new DecimalError(
        "not-finite",
        `${String(value)} is not a number that can be billed; send a finite number.`,
      );
    }
    return parseText(String(value));
  }

  /** Exact sum: 0.1 + 0.2 = 0.3. */
  plus(other: Decimal): Decimal {
    const a = this.c;
    const b = other.c;
    if (this.s === other.s && typeof a === "number" && typeof b === "number") {
      const sum = a + b;
      if (isSafe(sum)) return new Decimal(sum, this.s);
    }
    return add(this, other, false);
  }

  /** Exact difference: 0.3 − 0.1 = 0.2. */
  minus(other: Decimal): Decimal {
    const a = this.c;
    const b = other.c;
    if (this.s === other.s && typeof a === "number" && typeof b === "number") {
      const difference = a - b;
      if (isSafe(difference)) return new Decimal(difference, this.s);
    }
    return add(this, other, true);
  }

  /** Exact product: 0.067 × 55 = 3.685. */
  times(other: Decimal): Decimal {
    const a = this.c;
    const b = other.c;
    if (typeof a === "number" && typeof b === "number") {
      const product = a * b;
      // A product of integers that stays in the safe range was not rounded; adding 0 turns -0 into 0.
      if (isSafe(product)) return new Decimal(product + 0, this.s + other.s);
    }
    return new Decimal(fit(BigInt(a) * BigInt(b)), this.s + other.s);
  }

  /** Quotient to 34 significant digits, half-even. Throws `division-by-zero`. Example: 1 ÷ 8 = 0.125. */
  div(other: Decimal): Decimal {
    if (other.isZero()) throw divisionByZero();
    const a = this.c;
    const b = other.c;
    if (typeof a === "number" && typeof b === "number") {
      // Most prices divide evenly within a few digits; those need no bigint.
      let numerator = a;
      for (let k = 0; isSafe(numerator) && k < 16; k++, numerator *= 10) {
        if (numerator % b === 0) return withScale(numerator / b + 0, this.s - other.s + k);
      }
    }
    const n = BigInt(a);
    const d = BigInt(b);
    const shift = PRECISION + 2 - digitsOf(n) + digitsOf(d);
    const top = shift > 0 ? n * bigPow10(shift) : n;
    const bottom = shift < 0 ? d * bigPow10(-shift) : d;
    let quotient = top / bottom;
    // A sticky digit keeps "just above half" apart from "exactly half" in the rounding that follows.
    const sticky = quotient * bottom === top ? 0n : top < 0n === bottom < 0n ? 1n : -1n;
    quotient = quotient * 10n + sticky;
    return significant(quotient, this.s - other.s + shift + 1, PRECISION);
  }

  /** a ÷ b rounded once to `scale` places. Example: `Decimal.div(99.45, 30, 2, "half-up")` = 3.32 (3.315). */
  static div(a: Decimal, b: Decimal, scale: number, mode: RoundingMode = "half-up"): Decimal {
    if (b.isZero()) throw divisionByZero();
    const shift = scale + b.s - a.s;
    if (typeof a.c === "number" && typeof b.c === "number" && shift >= 0 && shift <= 15) {
      const top = a.c * POW10[shift]!;
      if (isSafe(top)) return withScale(divideSafe(top, b.c, mode), scale);
    }
    const top = shift > 0 ? BigInt(a.c) * bigPow10(shift) : BigInt(a.c);
    const bottom = shift < 0 ? BigInt(b.c) * bigPow10(-shift) : BigInt(b.c);
    return withScale(divideBig(top, bottom, mode), scale);
  }

  /** Rounded to `scale` places (negative: tens, hundreds). Example: 2.345 at 2 half-up = 2.35, half-even = 2.34. */
  round(scale: number, mode: RoundingMode = "half-up"): Decimal {
    const drop = this.s - scale;
    if (drop <= 0) return this;
    if (typeof this.c === "number" && drop <= 15)
      return withScale(divideSafe(this.c, POW10[drop]!, mode), scale);
    // Far below one unit of the last place: the digits need not be looked at, only the sign and that something is there.
    if (drop > digitsOf(this.c) + 1) return withScale(divideSafe(this.sign(), 100, mode), scale);
    return withScale(divideBig(BigInt(this.c), bigPow10(drop), mode), scale);
  }

  /** Remainder with the sign of the dividend, exact. Throws `division-by-zero`. */
  mod(other: Decimal): Decimal {
    if (other.isZero()) throw divisionByZero();
    const scale = Math.max(this.s, other.s);
    const a = coefficientAt(this, scale);
    const b = coefficientAt(other, scale);
    if (typeof a === "number" && typeof b === "number") return new Decimal((a % b) + 0, scale);
    return new Decimal(fit(BigInt(a) % BigInt(b)), scale);
  }

  /** The same with the other sign; zero has none. */
  neg(): Decimal {
    return new Decimal(typeof this.c === "number" ? 0 - this.c : -this.c, this.s);
  }

  /** Without its sign. */
  abs(): Decimal {
    return this.c < 0 ? this.neg() : this;
  }

  /** Negative, zero or positive as this is below, equal to or above the other. */
  compare(other: Decimal): number {
    const a = this.c;
    const b = other.c;
    if (this.s === other.s) return a < b ? -1 : a > b ? 1 : 0;
    if (a <= 0 && b >= 0) return a < b ? -1 : 0;
    if (a >= 0 && b <= 0) return a > b ? 1 : 0;
    const scale = Math.max(this.s, other.s);
    const x = coefficientAt(this, scale);
    const y = coefficientAt(other, scale);
    return x < y ? -1 : x > y ? 1 : 0;
  }

  /** Whether both are the same number, whatever their scale: 1.50 equals 1.5. */
  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  /** −1, 0 or 1. */
  sign(): -1 | 0 | 1 {
    return this.c > 0 ? 1 : this.c < 0 ? -1 : 0;
  }

  /** Whether this is zero, of any scale. */
  isZero(): boolean {
    return this.c === 0 || this.c === 0n;
  }

  /** Whether nothing stands after the point: 12.00 is an integer. */
  isInteger(): boolean {
    return this.s === 0 || this.round(0, "down").equals(this);
  }

  /** The integer as a JS number for positions and counts, or undefined when it is a fraction or too large. */
  toSafeInteger(): number | undefined {
    const whole = this.s === 0 ? this : this.round(0, "down");
    if (typeof whole.c !== "number" || (whole !== this && !whole.equals(this))) return undefined;
    return whole.c;
  }

  /** Digits that it takes to write this number down, leading zeros of a fraction included: what fuel charges for. */
  digits(): number {
    return typeof this.c === "number" ? 16 + this.s : Math.max(bigDigits(this.c), this.s);
  }

  /** Canonical text: `-12.5`, `0.000001`, `1000000000000000000000`. */
  toString(): string {
    if (this.s === 0) return this.c.toString();
    const text = this.toFixed(this.s);
    let end = text.length;
    while (text.charCodeAt(end - 1) === 48) end--;
    if (text.charCodeAt(end - 1) === 46) end--;
    const trimmed = text.slice(0, end);
    return trimmed === "-0" ? "0" : trimmed;
  }

  /** Text with exactly `scale` places. Example: `Decimal.parse("3.5").toFixed(2) === "3.50"`. */
  toFixed(scale: number, mode: RoundingMode = "half-up"): string {
    const value = this.round(scale, mode);
    const negative = value.c < 0;
    let text = (negative ? -value.c : value.c).toString();
    if (value.s > 0) {
      if (text.length <= value.s) text = "0".repeat(value.s - text.length + 1) + text;
      text = `${text.slice(0, -value.s)}.${text.slice(-value.s)}`;
    }
    if (scale > value.s) text += (value.s > 0 ? "" : ".") + "0".repeat(scale - value.s);
    return negative ? `-${text}` : text;
  }

  /** Canonical text, so that JSON never holds a double. */
  toJSON(): string {
    return this.toString();
  }

  /** The nearest double, for charts and for comparing with engines that compute in doubles. Never for amounts. */
  toDouble(): number {
    return Number(this.toString());
  }
}

function add(x: Decimal, y: Decimal, subtract: boolean): Decimal {
  const scale = Math.max(x.s, y.s);
  const a = coefficientAt(x, scale);
  const b = coefficientAt(y, scale);
  if (typeof a === "number" && typeof b === "number") {
    const sum = subtract ? a - b : a + b;
    if (isSafe(sum)) return new Decimal(sum, scale);
  }
  const big = BigInt(b);
  return new Decimal(fit(BigInt(a) + (subtract ? -big : big)), scale);
}

function coefficientAt(value: Decimal, scale: number): number | bigint {
  const shift = scale - value.s;
  if (shift === 0) return value.c;
  if (typeof value.c === "number" && shift <= 15) {
    const scaled = value.c * POW10[shift]!;
    if (isSafe(scaled)) return scaled;
  }
  return BigInt(value.c) * bigPow10(shift);
}

/** A decimal of any scale, brought to scale ≥ 0. */
export function withScale(c: number | bigint, scale: number): Decimal {
  return scale >= 0 ? new Decimal(c, scale) : new Decimal(coefficientAt(new Decimal(c, 0), -scale), 0);
}

/** Rounds c × 10^-scale half-even to so many significant digits and drops trailing zeros. */
export function significant(c: bigint, scale: number, digits: number): Decimal {
  const excess = digitsOf(c) - digits;
  if (excess > 0) {
    c = BigInt(divideBig(c, bigPow10(excess), "half-even"));
    scale -= excess;
  }
  for (let step = 16; step > 0; step >>= 1) {
    const power = bigPow10(step);
    while (scale >= step && c % power === 0n && c !== 0n) {
      c /= power;
      scale -= step;
    }
  }
  return withScale(fit(c), c === 0n ? 0 : scale);
}

function digitsOf(value: number | bigint): number {
  if (typeof value === "bigint") return bigDigits(value);
  const text = Math.abs(value).toString();
  return text.length;
}

/** Decimal digits of a bigint, without writing it out in decimal when it is long. */
function bigDigits(value: bigint): number {
  const positive = value < 0n ? -value : value;
  const hex = positive.toString(16).length;
  if (hex <= 200) return positive.toString().length;
  return Math.ceil(hex * 1.2041199826559248);
}

const divisionByZero = () =>
  new DecimalError(
    "division-by-zero",
    "Division by zero has no result; test the divisor first, or give a default.",
  );

const TEXT = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,9}))?$/;

function parseText(text: string): Decimal {
  const quick = parseShort(text);
  if (quick !== undefined) return quick;
  const match = TEXT.exec(text);
  if (match === null) {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    throw new DecimalError(
      "not-a-number",
      `"${shown}" is not a decimal number; write it like 12.50 or 3e-7.`,
    );
  }
  const fraction = match[3] ?? "";
  const exponent = Number(match[4] ?? "0");
  if (Math.abs(exponent) > MAX_EXPONENT || text.length > MAX_EXPONENT) {
    throw new DecimalError(
      "too-many-digits",
      `A number may have at most ${MAX_EXPONENT} digits; send a shorter one.`,
    );
  }
  const magnitude = BigInt(match[2]! + fraction);
  return withScale(
    fit(match[1] === "-" ? -magnitude : magnitude),
    magnitude === 0n ? 0 : fraction.length - exponent,
  );
}

/** The common case, up to 15 digits without exponent, read in one pass; undefined leaves it to the full grammar. */
function parseShort(text: string): Decimal | undefined {
  const length = text.length;
  if (length > 16 || length === 0) return undefined;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  let value = 0;
  let point = -1;
  for (let i = start; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46 && point < 0 && i > start) point = i;
    else if (code >= 48 && code <= 57) value = value * 10 + (code - 48);
    else return undefined;
  }
  if (start === length || point === length - 1 || value > 1e15) return undefined;
  return new Decimal(start === 1 ? 0 - value : value, point < 0 ? 0 : length - 1 - point);
}
