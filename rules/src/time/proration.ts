import { localDate, type Instant } from "./calendar.js";
import { compareInstants, microsecondsBetween } from "./instants.js";
import { localDaysBetween } from "./local-days.js";
import type { BillingPeriod } from "./period.js";

/** How a cut period is measured; `day` is the default of the product. */
export type ProrationMethod = "day" | "second" | "day_inclusive" | "fixed_30";

/** The share of a natural period, as two integers for `$prorate(amount, part, whole)`, which multiplies first. */
export type Proration = { part: number; whole: number };

/**
 * Measures `[from, to)` against its natural period.
 * - `day`: local days, half-open: from 16 March to 1 April is 16 of 31; the day of `to` is not counted.
 * - `day_inclusive`: the day of `to` is counted too, unless the period ends with it: 24 to 26 April is 3 of 30.
 * - `second`: elapsed time, in seconds (microseconds where there are fractions of one).
 * - `fixed_30`: half-open days over 30, never more than 30.
 */
export function prorate(
  method: ProrationMethod,
  span: { from: Instant; to: Instant },
  natural: Pick<BillingPeriod, "naturalStart" | "naturalEnd">,
  timeZone: string,
): Proration {
  const days = (from: Instant, to: Instant) =>
    localDaysBetween(localDate(from, timeZone), localDate(to, timeZone), timeZone);
  const part = days(span.from, span.to);
  switch (method) {
    case "day":
      return { part, whole: days(natural.naturalStart, natural.naturalEnd) };
    case "day_inclusive": {
      const endDay = compareInstants(span.to, natural.naturalEnd) < 0 ? 1 : 0;
      return { part: part + endDay, whole: days(natural.naturalStart, natural.naturalEnd) };
    }
    case "second":
      return elapsed(span, natural);
    case "fixed_30":
      return { part: Math.min(30, part), whole: 30 };
  }
}

function elapsed(
  span: { from: Instant; to: Instant },
  natural: Pick<BillingPeriod, "naturalStart" | "naturalEnd">,
): Proration {
  const part = microsecondsBetween(span.from, span.to);
  const whole = microsecondsBetween(natural.naturalStart, natural.naturalEnd);
  const inSeconds = part % 1_000_000 === 0 && whole % 1_000_000 === 0;
  return inSeconds ? { part: part / 1_000_000, whole: whole / 1_000_000 } : { part, whole };
}
