import { Decimal, POW10 } from "./decimal.js";
import { MoneyError } from "./money.errors.js";
import { isSafe } from "./rounding.js";

/** A share before its last unit is decided: what is certain, and how strong its claim to one unit more is. */
type Claim = { floor: Decimal; remainder: Decimal };

/**
 * Splits a total in proportion to weights, by largest remainder: the parts have `digits` decimals and sum exactly to the
 * total; ties go to the earlier part. A negative total is split like its opposite. Weights that are all zero share equally.
 * `allocate(100, [1, 1, 1], 2)` is 33.34, 33.33, 33.33. Throws `unrounded_amount`, `nothing_to_allocate_to`.
 */
export function allocate(total: Decimal, weights: readonly Decimal[], digits: number): Decimal[] {
  assertRounded(total, digits);
  if (total.sign() < 0) return allocate(total.neg(), weights, digits).map((part) => part.neg());
  const sum = sumOf(weights);
  if (sum.isZero())
    return total.isZero() ? weights.map(() => Decimal.ZERO) : shareEqually(total, weights.length, digits);
  if (sum.sign() < 0)
    return allocate(
      total,
      weights.map((weight) => weight.neg()),
      digits,
    );
  const unit = unitOf(digits);
  // Remainders are compared multiplied by the sum of weights, so that no quotient is ever cut off.
  const claims = weights.map((weight): Claim => {
    const product = total.times(weight);
    const floor = Decimal.div(product, sum, digits, "floor");
    return { floor, remainder: product.minus(floor.times(sum)) };
  });
  return settle(total, claims, unit);
}

/**
 * Rounds precise values so that they sum exactly to a given total, by largest remainder; ties go to the earlier value.
 * The total may differ from the precise sum by rounding only, less than one unit per value.
 * `closeSum(0.67, [0.333, 0.333], 2)` is 0.34, 0.33. Throws `unrounded_amount`, `nothing_to_allocate_to`.
 */
export function closeSum(total: Decimal, values: readonly Decimal[], digits: number): Decimal[] {
  assertRounded(total, digits);
  if (total.sign() < 0)
    return closeSum(
      total.neg(),
      values.map((value) => value.neg()),
      digits,
    ).map((part) => part.neg());
  const claims = values.map((value): Claim => {
    const floor = value.round(digits, "floor");
    return { floor, remainder: value.minus(floor) };
  });
  return settle(total, claims, unitOf(digits));
}

/**
 * The exact sum of a list; of an empty one, 0. Example: ten times 0.1 is 1. Gives what adding one by one would, without
 * a Decimal for every sum on the way.
 */
export function sumOf(values: readonly Decimal[]): Decimal {
  let coefficient = 0;
  let scale = 0;
  for (let index = 0; index < values.length; index++) {
    const { c, s } = values[index]!;
    const next = Math.max(scale, s);
    const before = coefficient * POW10[next - scale]!;
    const added = typeof c === "number" ? c * POW10[next - s]! : Number.NaN;
    // What was computed exactly is safe; beyond that, or where scales are far apart, bigints take over.
    if (!isSafe(before) || !isSafe(added) || !isSafe(before + added)) {
      return values.slice(index).reduce((total, one) => total.plus(one), new Decimal(coefficient, scale));
    }
    coefficient = before + added;
    scale = next;
  }
  return new Decimal(coefficient, scale);
}

function settle(total: Decimal, claims: readonly Claim[], unit: Decimal): Decimal[] {
  const parts = claims.map((claim) => claim.floor);
  const order = claims.map((_, index) => index);
  let missing = total.minus(sumOf(parts));
  if (missing.sign() < 0) {
    // Precise values that sum to a hair more than the total: the weakest claims give a unit back, the later one first.
    order.sort((a, b) => claims[a]!.remainder.compare(claims[b]!.remainder) || b - a);
    for (const index of order) {
      if (missing.sign() >= 0) break;
      parts[index] = parts[index]!.minus(unit);
      missing = missing.plus(unit);
    }
  } else {
    order.sort((a, b) => claims[b]!.remainder.compare(claims[a]!.remainder) || a - b);
    for (const index of order) {
      if (missing.sign() <= 0) break;
      parts[index] = parts[index]!.plus(unit);
      missing = missing.minus(unit);
    }
  }
  if (!missing.isZero()) {
    throw new MoneyError(
      "nothing_to_allocate_to",
      `${total.toString()} cannot be reached by rounding these ${claims.length} parts; check what they should sum to`,
    );
  }
  return parts;
}

function shareEqually(total: Decimal, count: number, digits: number): Decimal[] {
  if (count === 0) {
    throw new MoneyError(
      "nothing_to_allocate_to",
      `${total.toString()} has no parts to go to; give at least one weight`,
    );
  }
  return allocate(
    total,
    Array.from({ length: count }, () => Decimal.ONE),
    digits,
  );
}

function assertRounded(total: Decimal, digits: number): void {
  if (!total.round(digits).equals(total)) {
    throw new MoneyError(
      "unrounded_amount",
      `${total.toString()} has more than ${digits} decimals; round it first`,
    );
  }
}

function unitOf(digits: number): Decimal {
  return new Decimal(1, digits);
}
