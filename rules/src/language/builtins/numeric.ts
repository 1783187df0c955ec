import { Decimal, type RoundingMode } from "../../money/decimal.js";
import { power, squareRoot } from "../../money/decimal-power.js";
import { fail } from "../runtime/errors.js";
import { isNumber, lift, type Callable, type Value } from "../runtime/value.js";
import { number, optionalText, whole } from "./arguments.js";
import { define, defineTotal } from "./define.js";

const MODES = new Set<string>(["half-up", "half-down", "half-even", "up", "down", "ceiling", "floor"]);

/** A rounding mode by name; half-even where none is named, as in JSONata. */
export function roundingMode(name: string | undefined, fallback: RoundingMode): RoundingMode {
  if (name === undefined) return fallback;
  if (MODES.has(name)) return name as RoundingMode;
  return fail("D3151", { message: `"${name}" is not a rounding mode; use one of ${[...MODES].join(", ")}.` });
}

const DECIMAL = /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/;
const RADIX = /^(?:0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+)$/;
/** Text that stands for more than a double holds is no number in JSONata. */
const MAX_MAGNITUDE = 309;

function toNumber(value: Value): Value {
  if (isNumber(value)) return lift(value);
  if (typeof value === "boolean") return value ? Decimal.ONE : Decimal.ZERO;
  if (typeof value === "string" && value.length <= 2_000) {
    if (RADIX.test(value)) return Decimal.parse(BigInt(value));
    if (DECIMAL.test(value) && Math.abs(Number(/[eE](.*)$/.exec(value)?.[1] ?? "0")) < MAX_MAGNITUDE) {
      return Decimal.parse(value);
    }
  }
  return fail("D3030", { value: typeof value === "string" ? value : null });
}

function raise(base: Decimal, exponent: Decimal, strict: boolean): Decimal {
  const result = power(base, exponent);
  if (result === undefined || (!strict && !Number.isFinite(result.toDouble()))) {
    return fail("D3061", { value: base.toString(), exp: exponent.toString() });
  }
  return result;
}

const places = (value: Value): number =>
  Math.max(-1000, Math.min(1000, value === undefined ? 0 : whole(value)));

export const NUMERICS: Callable[] = [
  defineTotal("number", "<(nsb)-:n>", 1, ([value]) => toNumber(value)),
  defineTotal("abs", "<n-:n>", 1, ([value]) => number(value).abs()),
  defineTotal("floor", "<n-:n>", 1, ([value]) => number(value).round(0, "floor")),
  defineTotal("ceil", "<n-:n>", 1, ([value]) => number(value).round(0, "ceiling")),
  defineTotal("round", "<n-n?s?:n>", 2, ([value, scale, mode]) =>
    number(value).round(places(scale), roundingMode(optionalText(mode), "half-even")),
  ),
  defineTotal("div", "<nnn?s?:n>", 4, ([a, b, scale, mode], runtime) => {
    if (b === undefined) return undefined;
    const [dividend, divisor] = [number(a), number(b)];
    if (divisor.isZero()) fail("D3150");
    if (scale === undefined) return runtime.bounded(dividend.div(divisor));
    return Decimal.div(
      dividend,
      divisor,
      Math.max(0, places(scale)),
      roundingMode(optionalText(mode), "half-even"),
    );
  }),
  defineTotal("sqrt", "<n-:n>", 1, ([value]) => {
    const given = number(value);
    return given.sign() < 0 ? fail("D3060", { value: given.toString() }) : squareRoot(given);
  }),
  defineTotal("power", "<n-n:n>", 2, ([base, exponent], runtime) => {
    if (exponent === undefined)
      return runtime.strict ? fail("R1002", { token: "the exponent" }) : fail("D3061");
    return runtime.bounded(raise(number(base), number(exponent), runtime.strict));
  }),
  define("random", "<:n>", 0, () => Decimal.fromNumber(Math.random())),
];
