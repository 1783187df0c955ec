import type { Json } from "../language/runtime/value.js";
import { sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";
import { toAmount } from "../money/round-to-currency.js";
import type { MeterUsage, PriceDefinition, RatingInput } from "../pricing/price.js";
import { ratePrice } from "../pricing/rate-price.js";

/** What grows along the curve: usage of one meter, of one group of it where the price tells groups apart. */
export type CurveAxis = { meter: string | null; by: Record<string, string | null> | null; upTo: string };
/** A quantity in units of the meter, and the bill of it in units of the currency. */
export type CurvePoint = { quantity: string; amount: string };
/** Where one more unit makes the bill fall, or jump by more than units around it cost. Amounts as billed, unrounded where rounding hides it. */
export type Cliff = {
  quantity: string;
  next: string;
  amount: string;
  nextAmount: string;
  kind: "falls" | "jumps";
};
/** The bill against quantity, lowest first, and the places where one more unit makes it fall or jump. */
export type BillCurve = { points: CurvePoint[]; cliffs: Cliff[] };

const STEPS = 60;
const MONTH = { start: "2026-01-01T00:00:00.000Z", end: "2026-02-01T00:00:00.000Z", part: 31, whole: 31 };
const NONE: MeterUsage = { quantity: "0", groups: [], events: 0 };

/**
 * What a quantity of one meter costs over a whole month, unrounded and as billed, in units of the price's currency. Throws what
 * the rule throws. For 0.02 per call, `billAt(price, ["calls"], axis, "3").amount` is 0.06.
 */
export function billAt(
  price: PriceDefinition,
  meters: readonly string[],
  axis: CurveAxis,
  quantity: string,
): { precise: Decimal; amount: string } {
  const rating = ratePrice(price, inputAt(price.currency, meters, axis, quantity));
  const sum = (field: "preciseAmount" | "amount"): Decimal =>
    sumOf(rating.lines.map((line) => Decimal.parse(line[field])));
  return { precise: sum("preciseAmount"), amount: toAmount(sum("amount"), price.currency) };
}

/**
 * The bill over a whole month as usage grows from 0 to `axis.upTo`, with every bound of the tiers and the unit behind it among the
 * points, and the cliffs where one more unit makes it fall or jump. Amounts in units of the price's currency; throws what the
 * rule throws. A volume price of 0.10 up to 10 and 0.05 above falls at 10: from 1.00 to 0.55.
 */
export function billCurve(price: PriceDefinition, meters: readonly string[], axis: CurveAxis): BillCurve {
  const end = Decimal.parse(axis.upTo);
  const bounds = boundsOf(price.params).filter((bound) => bound.sign() > 0 && bound.compare(end) < 0);
  const one = Decimal.parse("1");
  const quantities = unique([...evenly(end), ...bounds, ...bounds.map((bound) => bound.plus(one))]);
  const bill = (quantity: Decimal) => billAt(price, meters, axis, quantity.toString());
  const points = quantities.map((quantity) => ({
    quantity: quantity.toString(),
    amount: bill(quantity).amount,
  }));
  const cliffs = bounds.flatMap((bound): Cliff[] => {
    const after = bound.plus(one);
    const [before, here, next, beyond] = [bound.minus(one), bound, after, after.plus(one)].map(bill);
    if (!before || !here || !next || !beyond) return [];
    const step = next.precise.minus(here.precise);
    // A step counts as a jump beside the units before and behind it, so that a dearer tier alone is none.
    const around = here.precise.minus(before.precise).plus(beyond.precise.minus(next.precise)).abs();
    const jumps = step.compare(around.times(Decimal.parse("2"))) > 0;
    if (step.sign() >= 0 && !jumps) return [];
    const kind = step.sign() < 0 ? "falls" : "jumps";
    const isHidden = here.amount === next.amount;
    return [
      {
        quantity: bound.toString(),
        next: after.toString(),
        amount: isHidden ? here.precise.toString() : here.amount,
        nextAmount: isHidden ? next.precise.toString() : next.amount,
        kind,
      },
    ];
  });
  return { points, cliffs };
}

function inputAt(
  currency: string,
  meters: readonly string[],
  { meter, by }: CurveAxis,
  quantity: string,
): RatingInput {
  const isNone = Decimal.parse(quantity).isZero();
  const groups = by && !isNone ? [{ by, quantity, events: 1 }] : [];
  // Where usage has a cost, the curve grows with it.
  const own: MeterUsage = { quantity, groups, events: isNone ? 0 : 1, cost: quantity };
  const usage = Object.fromEntries(meters.map((key) => [key, key === meter ? own : NONE]));
  return { usage, customer: {}, subscription: {}, period: MONTH, prior: null, asOf: MONTH.end, currency };
}

function evenly(end: Decimal): Decimal[] {
  const isCoarse = end.compare(Decimal.parse("60")) >= 0;
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const share = Decimal.div(end.times(Decimal.parse(step)), Decimal.parse(STEPS), 6);
    return isCoarse ? share.round(0) : share;
  });
}

function unique(values: readonly Decimal[]): Decimal[] {
  const sorted = [...values].sort((a, b) => a.compare(b));
  return sorted.filter((value, index) => index === 0 || !value.equals(sorted[index - 1]!));
}

/** Finite bounds of the tiers of a price, lowest first. Tiers up to 10, 20 and open give 10 and 20. */
export function boundsOf(params: Json): Decimal[] {
  const tiers = fieldOf(params, "tiers");
  if (!Array.isArray(tiers)) return [];
  return tiers.flatMap((tier) => decimalOf(fieldOf(tier, "upTo")) ?? []);
}

/**
 * How far a curve is drawn unless somebody says otherwise, in units of the meter: half as far again as the last bound, or five
 * times the largest of an allowance and a package. Tiers up to 1000 give 1500.
 */
export function suggestedEnd(params: Json): string {
  const last = boundsOf(params).at(-1);
  if (last) return Decimal.div(last.times(Decimal.parse("3")), Decimal.parse("2"), 0, "up").toString();
  const scale = ["included", "packageSize", "per", "divideBy"].flatMap(
    (name) => decimalOf(fieldOf(params, name)) ?? [],
  );
  const largest = scale.reduce((most, one) => (one.compare(most) > 0 ? one : most), Decimal.parse("20"));
  return largest.times(Decimal.parse("5")).round(0, "up").toString();
}

const fieldOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value[name] : undefined;

function decimalOf(value: Json | undefined): Decimal | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  try {
    return Decimal.parse(value);
  } catch {
    return null;
  }
}
