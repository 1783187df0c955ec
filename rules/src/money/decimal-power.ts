import { bigPow10, Decimal, PRECISION, significant } from "./decimal.js";

/** Digits carried through a computation beyond those of the result, so that its last digit is right. */
const GUARD = 16;
const WORK = PRECISION + GUARD;
/** A larger exponent of ten than any amount could have; results beyond it are refused. */
const MAX_SCALE = 5_000;

const rounded = (value: Decimal, digits: number): Decimal => significant(BigInt(value.c), value.s, digits);

/** Square root to 34 significant digits, half-even; the number must not be negative. Example: √2 = 1.414213562373095…. */
export function squareRoot(value: Decimal): Decimal {
  if (value.isZero()) return Decimal.ZERO;
  // An even scale and enough digits under the root make its whole part hold every digit wanted.
  let scale = value.s + 2 * WORK;
  if (scale % 2 !== 0) scale++;
  const scaled = BigInt(value.c) * bigPow10(scale - value.s);
  const root = integerRoot(scaled);
  // A sticky digit tells "exactly half" from "just above half".
  const sticky = root * root === scaled ? 0n : 1n;
  return significant(root * 10n + sticky, scale / 2 + 1, PRECISION);
}

function integerRoot(value: bigint): bigint {
  let guess = bigPow10(Math.ceil(value.toString().length / 2));
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/**
 * base^exponent to 34 significant digits, exact where it fits; undefined where there is no finite real result.
 * Example: 1.05^10 = 1.62889462677744140625.
 */
export function power(base: Decimal, exponent: Decimal): Decimal | undefined {
  if (exponent.isZero()) return Decimal.ONE;
  if (base.isZero()) return exponent.sign() > 0 ? Decimal.ZERO : undefined;
  const whole = exponent.isInteger() ? exponent.toSafeInteger() : undefined;
  if (whole !== undefined) return integerPower(base, whole);
  if (base.sign() < 0 || exponent.isInteger()) return base.equals(Decimal.ONE) ? Decimal.ONE : undefined;
  const log = naturalLog(base).times(exponent);
  const estimate = log.toDouble() / Math.LN10;
  if (Math.abs(estimate) > MAX_SCALE) return estimate < 0 ? Decimal.ZERO : undefined;
  return rounded(exponential(log), PRECISION);
}

function integerPower(base: Decimal, exponent: number): Decimal | undefined {
  if (base.abs().equals(Decimal.ONE)) return base.sign() < 0 && exponent % 2 !== 0 ? base : Decimal.ONE;
  const magnitude = Math.abs(exponent) * Math.log10(Math.abs(base.toDouble()));
  if (Math.abs(magnitude) > MAX_SCALE) return magnitude > 0 === exponent > 0 ? undefined : Decimal.ZERO;
  // Rounding the factors of a long product to WORK digits keeps it short; a product that fits stays exact.
  let result = Decimal.ONE;
  let factor = base;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = rounded(result.times(factor), WORK);
    if (left > 1) factor = rounded(factor.times(factor), WORK);
  }
  return exponent > 0 ? rounded(result, PRECISION) : Decimal.ONE.div(result);
}

const cut = (value: Decimal): Decimal => value.round(WORK + 8, "half-even");

/** e^x by halving the argument until the series converges fast, then squaring back. */
function exponential(x: Decimal): Decimal {
  const ten = naturalLog(new Decimal(10, 0));
  const shift = x.div(ten).round(0, "half-even");
  const rest = x.minus(shift.times(ten));
  const halvings = 12;
  const small = cut(rest.div(new Decimal(2 ** halvings, 0)));
  let term = Decimal.ONE;
  let sum = Decimal.ONE;
  for (let n = 1; n < 60 && !term.isZero(); n++) {
    term = cut(term.times(small).div(new Decimal(n, 0)));
    sum = sum.plus(term);
  }
  for (let n = 0; n < halvings; n++) sum = cut(sum.times(sum));
  const exponent = shift.toSafeInteger() ?? 0;
  return exponent >= 0 ? sum.times(new Decimal(bigPow10(exponent), 0)) : new Decimal(sum.c, sum.s - exponent);
}

/** ln x: x is brought near 1 by powers of ten and roots, where 2·atanh((x−1)/(x+1)) converges fast. */
function naturalLog(x: Decimal): Decimal {
  const digits = BigInt(x.c).toString().replace("-", "").length - x.s;
  const scaled =
    digits > 0 ? x.div(new Decimal(bigPow10(digits), 0)) : x.times(new Decimal(bigPow10(-digits), 0));
  const exact = digits > 0 ? new Decimal(x.c, x.s + digits) : scaled;
  return cut(logNearOne(exact).plus(new Decimal(digits, 0).times(digits === 0 ? Decimal.ZERO : logOfTen())));
}

let ln10: Decimal | undefined;
const logOfTen = (): Decimal => (ln10 ??= cut(logNearOne(new Decimal(1, 1)).neg()));

function logNearOne(x: Decimal): Decimal {
  let root = x;
  let doublings = 0;
  for (; doublings < 6; doublings++) root = wideRoot(root);
  const ratio = wideDivide(root.minus(Decimal.ONE), root.plus(Decimal.ONE));
  const square = cut(ratio.times(ratio));
  let term = ratio;
  let sum = ratio;
  for (let n = 3; n < 120 && !term.isZero(); n += 2) {
    term = cut(term.times(square));
    sum = sum.plus(wideDivide(term, new Decimal(n, 0)));
  }
  return cut(sum.times(new Decimal(2 ** (doublings + 1), 0)));
}

const wideDivide = (a: Decimal, b: Decimal): Decimal => Decimal.div(a, b, WORK + 8, "half-even");

function wideRoot(value: Decimal): Decimal {
  const scale = 2 * (WORK + 8);
  const scaled = value.round(scale, "half-even");
  const root = integerRoot(BigInt(scaled.c) * bigPow10(scale - scaled.s));
  return new Decimal(root, WORK + 8);
}
