import { Fraction } from "./fraction.js";
import {
  combine,
  constantCurve,
  extreme,
  identityCurve,
  isRising,
  leastValue,
  scale,
  type Curve,
} from "./curve.js";

/**
 * What is proved about an expression as one quantity grows and everything else stands still: its exact curve where it has
 * one, whether it never falls or never rises, and bounds that hold for every input. `null` and `false` mean not proved.
 */
export type Shape = {
  curve: Curve | null;
  rising: boolean;
  falling: boolean;
  min: Fraction | null;
  max: Fraction | null;
};

/** Nothing is proved. */
export const anything: Shape = { curve: null, rising: false, falling: false, min: null, max: null };

/** Does not depend on the quantity; nothing else is known but perhaps a lower bound. */
export const still = (min: Fraction | null = null): Shape => ({
  curve: null,
  rising: true,
  falling: true,
  min,
  max: null,
});

export const constant = (value: Fraction): Shape => ofCurve(constantCurve(value));

/** The quantity that grows: any number from 0 up. */
export const growing: Shape = {
  curve: identityCurve,
  rising: true,
  falling: false,
  min: Fraction.ZERO,
  max: null,
};

/** What an exact curve proves. */
export function ofCurve(curve: Curve): Shape {
  const flipped = scale(curve, Fraction.ONE.neg());
  return {
    curve,
    rising: isRising(curve),
    falling: isRising(flipped),
    min: leastValue(curve),
    max: leastValue(flipped)?.neg() ?? null,
  };
}

/** The value of a shape that is one known number. */
export function numberOf(shape: Shape): Fraction | null {
  const [only, ...more] = shape.curve ?? [];
  return only && more.length === 0 && only.slope.isZero() ? only.start : null;
}

const both = <A>(a: Fraction | null, b: Fraction | null, join: (x: Fraction, y: Fraction) => A): A | null =>
  a === null || b === null ? null : join(a, b);

export function add(a: Shape, b: Shape): Shape {
  if (a.curve && b.curve) {
    return ofCurve(
      combine(a.curve, b.curve, (x, y) => ({ slope: x.slope.plus(y.slope), start: x.start.plus(y.start) })),
    );
  }
  return {
    curve: null,
    rising: a.rising && b.rising,
    falling: a.falling && b.falling,
    min: both(a.min, b.min, (x, y) => x.plus(y)),
    max: both(a.max, b.max, (x, y) => x.plus(y)),
  };
}

export function negate(a: Shape): Shape {
  if (a.curve) return ofCurve(scale(a.curve, Fraction.ONE.neg()));
  return {
    curve: null,
    rising: a.falling,
    falling: a.rising,
    min: a.max?.neg() ?? null,
    max: a.min?.neg() ?? null,
  };
}

export const subtract = (a: Shape, b: Shape): Shape => add(a, negate(b));

export function multiply(a: Shape, b: Shape): Shape {
  const [factor, other] = numberOf(a) === null ? [numberOf(b), a] : [numberOf(a), b];
  if (factor !== null) return times(other, factor);
  const positive = (shape: Shape) => shape.min !== null && shape.min.sign() >= 0;
  if (!positive(a) || !positive(b))
    return a.rising && a.falling && b.rising && b.falling ? still() : anything;
  return {
    curve: null,
    rising: a.rising && b.rising,
    falling: a.falling && b.falling,
    min: a.min!.times(b.min!),
    max: both(a.max, b.max, (x, y) => x.times(y)),
  };
}

export function times(shape: Shape, factor: Fraction): Shape {
  if (factor.sign() < 0) return times(negate(shape), factor.neg());
  if (shape.curve) return ofCurve(scale(shape.curve, factor));
  return { ...shape, min: shape.min?.times(factor) ?? null, max: shape.max?.times(factor) ?? null };
}

/** The greater or lesser of two. */
export function bound(a: Shape, b: Shape, pick: "greater" | "lesser"): Shape {
  if (a.curve && b.curve) return ofCurve(extreme(a.curve, b.curve, pick));
  const greater = (x: Fraction, y: Fraction) => (x.compare(y) >= 0 ? x : y);
  const lesser = (x: Fraction, y: Fraction) => (x.compare(y) <= 0 ? x : y);
  // One bound is enough for the side that the pick guarantees.
  const either = (x: Fraction | null, y: Fraction | null, join: typeof greater) =>
    x === null ? y : y === null ? x : join(x, y);
  return {
    curve: null,
    rising: a.rising && b.rising,
    falling: a.falling && b.falling,
    min: pick === "greater" ? either(a.min, b.min, greater) : both(a.min, b.min, lesser),
    max: pick === "greater" ? both(a.max, b.max, greater) : either(a.max, b.max, lesser),
  };
}

/** One of several, chosen by something that does not depend on the quantity. */
export function oneOf(shapes: readonly Shape[]): Shape {
  return shapes.reduce((a, b) => ({
    curve: null,
    rising: a.rising && b.rising,
    falling: a.falling && b.falling,
    min: both(a.min, b.min, (x, y) => (x.compare(y) <= 0 ? x : y)),
    max: both(a.max, b.max, (x, y) => (x.compare(y) >= 0 ? x : y)),
  }));
}

/** A shape after a function that never falls, such as rounding; `apply` moves the bounds along. */
export function through(shape: Shape, apply: (value: Fraction) => Fraction): Shape {
  const { rising, falling, min, max } = shape;
  return { curve: null, rising, falling, min: min && apply(min), max: max && apply(max) };
}
