import { dateDifference, dateParts, dayOfWeek, plusDays, plusMonths, type LocalDate } from "./calendar.js";
import { TimeError } from "./time.errors.js";

/** How long a billing period is. */
export type BillingInterval = "day" | "week" | "month" | "quarter" | "half_year" | "year";

/** Every interval, shortest first. */
export const billingIntervals: readonly BillingInterval[] = [
  "day",
  "week",
  "month",
  "quarter",
  "half_year",
  "year",
];

type Step = { unit: "day" | "month"; count: number };

const steps: Record<BillingInterval, Step> = {
  day: { unit: "day", count: 1 },
  week: { unit: "day", count: 7 },
  month: { unit: "month", count: 1 },
  quarter: { unit: "month", count: 3 },
  half_year: { unit: "month", count: 6 },
  year: { unit: "month", count: 12 },
};

/** A natural period as dates, `end` exclusive. */
export type DateRange = { start: LocalDate; end: LocalDate };

/**
 * The natural period around a date, counted from an anchor date. The anchor's day is kept without drift: from 31 January
 * the months begin on 31 January, 28 February, 31 March. `("month", "2026-01-31", "2026-03-15")` is 2026-02-28 to 2026-03-31.
 */
export function naturalRange(interval: BillingInterval, anchor: LocalDate, date: LocalDate): DateRange {
  const step = steps[interval];
  // Unchecked callers can bring any text; a wrong period would be far worse than an error.
  if (step === undefined) {
    throw new TimeError(
      "invalid_interval",
      `"${String(interval)}" is not an interval; use ${billingIntervals.join(", ")}`,
    );
  }
  let index = estimate(step, anchor, date);
  // The estimate ignores clamped days and can be one too late, never one too early.
  if (boundary(step, anchor, index) > date) index -= 1;
  return { start: boundary(step, anchor, index), end: boundary(step, anchor, index + 1) };
}

/** The calendar's own anchor: Monday for weeks, 1 January for all longer intervals (so quarters begin in January, April …). */
export function calendarAnchor(interval: BillingInterval, date: LocalDate): LocalDate {
  if (interval === "week") return plusDays(date, 1 - dayOfWeek(date));
  if (interval === "day") return date;
  return `${date.slice(0, 4)}-01-01`;
}

function boundary(step: Step, anchor: LocalDate, index: number): LocalDate {
  return step.unit === "day" ? plusDays(anchor, index * step.count) : plusMonths(anchor, index * step.count);
}

function estimate(step: Step, anchor: LocalDate, date: LocalDate): number {
  if (step.unit === "day") return Math.floor(dateDifference(anchor, date) / step.count);
  const from = dateParts(anchor);
  const to = dateParts(date);
  return Math.floor(((to.year - from.year) * 12 + to.month - from.month) / step.count);
}
