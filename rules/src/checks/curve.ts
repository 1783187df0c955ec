import { Decimal } from "../money/decimal.js";
import type { Tier, TierMode } from "../pricing/tiers.js";
import { Fraction } from "./fraction.js";

/** `slope × q + start` for q above `from`, up to and including the next piece's `from`. The first piece includes 0. */
export type Piece = { from: Fraction; slope: Fraction; start: Fraction };

/** A function of a quantity from 0 up, in straight pieces with possible jumps just above a `from`. */
export type Curve = readonly Piece[];

export const constantCurve = (value: Fraction): Curve => [
  { from: Fraction.ZERO, slope: Fraction.ZERO, start: value },
];

/** The quantity itself. */
export const identityCurve: Curve = [{ from: Fraction.ZERO, slope: Fraction.ONE, start: Fraction.ZERO }];

const valueAt = (piece: Piece, q: Fraction): Fraction => piece.slope.times(q).plus(piece.start);

/** Combines two curves piece by piece by an operation that keeps pieces straight, such as a sum. */
export function combine(
  a: Curve,
  b: Curve,
  join: (x: Piece, y: Piece) => Pick<Piece, "slope" | "start">,
): Curve {
  const bounds = [...a, ...b].map((piece) => piece.from).sort((x, y) => x.compare(y));
  const distinct = bounds.filter((bound, index) => index === 0 || !bound.equals(bounds[index - 1]!));
  return distinct.map((from) => {
    const { slope, start } = join(pieceFrom(a, from), pieceFrom(b, from));
    return { from, slope, start };
  });
}

function pieceFrom(curve: Curve, from: Fraction): Piece {
  return curve.findLast((piece) => piece.from.compare(from) <= 0)!;
}

/** A curve times a constant. */
export const scale = (curve: Curve, by: Fraction): Curve =>
  curve.map(({ from, slope, start }) => ({ from, slope: slope.times(by), start: start.times(by) }));

const half = Fraction.of(new Decimal(5, 1));

/** The greater (or lesser) of two curves; where they cross, a new piece begins. */
export function extreme(a: Curve, b: Curve, pick: "greater" | "lesser"): Curve {
  const crossings: Piece[] = [];
  const apart = combine(a, b, (x, y) => ({ slope: x.slope.minus(y.slope), start: x.start.minus(y.start) }));
  for (const [index, piece] of apart.entries()) {
    if (piece.slope.isZero()) continue;
    const at = piece.start.neg().div(piece.slope);
    const next = apart[index + 1]?.from;
    if (at.compare(piece.from) > 0 && (next === undefined || at.compare(next) < 0)) {
      crossings.push({ from: at, slope: Fraction.ZERO, start: Fraction.ZERO });
    }
  }
  const bounds: Curve = [...constantCurve(Fraction.ZERO), ...crossings];
  const [left, right] = [combine(a, bounds, (x) => x), combine(b, bounds, (x) => x)];
  const ends = combine(left, right, (x) => x).map((piece) => piece.from);
  return ends.map((from, index) => {
    const [x, y] = [pieceFrom(left, from), pieceFrom(right, from)];
    const next = ends[index + 1];
    // Between two bounds the curves do not cross, so any point within tells which is greater.
    const probe = next === undefined ? from.plus(Fraction.ONE) : from.plus(next).times(half);
    const isGreater = valueAt(x, probe).compare(valueAt(y, probe)) >= 0;
    const { slope, start } = isGreater === (pick === "greater") ? x : y;
    return { from, slope, start };
  });
}

/** The price over tiers as a curve; null for packages, which have no end of steps. */
export function tierCurve(tiers: readonly Tier[], mode: TierMode): Curve | null {
  if (mode === "package" || tiers.some((tier) => tier.packageSize !== null)) return null;
  let earlier = Fraction.ZERO;
  return tiers.map((tier, index) => {
    const from = index === 0 ? Fraction.ZERO : Fraction.of(tiers[index - 1]!.upTo!);
    const [slope, flat] = [Fraction.of(tier.unitAmount), Fraction.of(tier.flatAmount)];
    if (mode === "stairstep") return { from, slope: Fraction.ZERO, start: flat };
    if (mode === "volume") return { from, slope, start: flat };
    const piece = { from, slope, start: earlier.plus(flat).minus(slope.times(from)) };
    if (tier.upTo !== null) earlier = valueAt(piece, Fraction.of(tier.upTo));
    return piece;
  });
}

/** `outer` of `inner`, for an inner curve of one rising piece per bound; null for any other. */
export function compose(outer: Curve, inner: Curve): Curve | null {
  const pieces: Piece[] = [];
  for (const [index, { from, slope, start }] of inner.entries()) {
    if (slope.sign() < 0) return null;
    const end = inner[index + 1]?.from;
    if (slope.isZero()) {
      if (start.sign() < 0) return null;
      const at = outer.findLast((piece) => piece.from.compare(start) < 0) ?? outer[0]!;
      pieces.push({ from, slope: Fraction.ZERO, start: valueAt(at, start) });
      continue;
    }
    for (const [position, part] of outer.entries()) {
      const low = part.from.minus(start).div(slope);
      const next = outer[position + 1];
      const high = next === undefined ? undefined : next.from.minus(start).div(slope);
      const begin = position === 0 || low.compare(from) < 0 ? from : low;
      if ((high !== undefined && high.compare(begin) <= 0) || (end !== undefined && begin.compare(end) >= 0))
        continue;
      pieces.push({
        from: begin,
        slope: part.slope.times(slope),
        start: part.slope.times(start).plus(part.start),
      });
    }
  }
  return pieces;
}

/** Whether a curve never falls: no piece slopes down, and no bound jumps down. */
export function isRising(curve: Curve): boolean {
  return curve.every((piece, index) => {
    if (piece.slope.sign() < 0) return false;
    const before = curve[index - 1];
    return before === undefined || valueAt(piece, piece.from).compare(valueAt(before, piece.from)) >= 0;
  });
}

/** The least value of a curve, or null when it falls without end. */
export function leastValue(curve: Curve): Fraction | null {
  if (curve.at(-1)!.slope.sign() < 0) return null;
  const values = curve.flatMap((piece, index) => {
    const end = curve[index + 1]?.from;
    return end === undefined
      ? [valueAt(piece, piece.from)]
      : [valueAt(piece, piece.from), valueAt(piece, end)];
  });
  return values.reduce((least, value) => (value.compare(least) < 0 ? value : least));
}
