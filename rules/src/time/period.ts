import { localDate, startOfDate, type Instant } from "./calendar.js";
import { canonicalInstant, compareInstants, momentBefore } from "./instants.js";
import { calendarAnchor, naturalRange, type BillingInterval } from "./interval.js";
import { localDaysBetween } from "./local-days.js";
import { TimeError } from "./time.errors.js";

/**
 * When a subscription's periods begin and end. Boundaries are starts of days in `timeZone`: of the calendar's own months,
 * weeks … (`calendar`), or of the day of `anchorAt`, which is `startAt` unless given (`anniversary`). `anchorAt` keeps the
 * billing day when a subscription begins elsewhere, as after a plan change.
 */
export type BillingSchedule = {
  interval: BillingInterval;
  anchor: "calendar" | "anniversary";
  startAt: Instant;
  timeZone: string;
  anchorAt?: Instant | undefined;
};

/**
 * A half-open period `[start, end)`. `naturalStart` and `naturalEnd` bound the whole interval it lies in; `part` of `whole`
 * local days are covered, so only a cut period has `part < whole`. A day that is begun counts in full.
 */
export type BillingPeriod = {
  start: Instant;
  end: Instant;
  naturalStart: Instant;
  naturalEnd: Instant;
  part: number;
  whole: number;
};

/** The period that opens with the subscription; cut when it starts within a natural period. */
export function firstPeriod(schedule: BillingSchedule): BillingPeriod {
  return periodFrom(schedule, canonicalInstant(schedule.startAt));
}

/**
 * The period that begins at a boundary. After a change of zone or anchor the old boundary may lie within a natural period
 * of the new schedule: the result is then cut, like a first period. Throws `before_start`.
 */
export function periodAfter(schedule: BillingSchedule, boundary: Instant): BillingPeriod {
  assertStarted(schedule, boundary);
  return periodFrom(schedule, canonicalInstant(boundary));
}

/** The period that holds an instant. Throws `before_start` for one before the subscription's start. */
export function periodAt(schedule: BillingSchedule, at: Instant): BillingPeriod {
  assertStarted(schedule, at);
  const natural = naturalPeriod(schedule, at);
  const start = canonicalInstant(schedule.startAt);
  return compareInstants(start, natural.start) > 0
    ? periodFrom(schedule, start)
    : periodFrom(schedule, natural.start);
}

/** The period that ends at a boundary. Throws `before_start`, or `not_a_boundary` when no period of the schedule ends there. */
export function periodEndingAt(schedule: BillingSchedule, boundary: Instant): BillingPeriod {
  const end = canonicalInstant(boundary);
  const period = periodAt(schedule, momentBefore(end));
  if (period.end !== end) {
    throw new TimeError(
      "not_a_boundary",
      `no period ends at ${end}; the one around it ends at ${period.end}. Use cutPeriod for an early end`,
    );
  }
  return period;
}

/**
 * A period ended early, by a termination at `at`, whose day is billed: `part` counts it, `end` is `at`.
 * A 31-day month from the 1st, cut at the 20th 06:00, has part 20. Throws `outside_period`.
 */
export function cutPeriod(period: BillingPeriod, at: Instant, timeZone: string): BillingPeriod {
  const end = canonicalInstant(at);
  if (compareInstants(end, period.start) <= 0 || compareInstants(end, period.end) > 0) {
    throw new TimeError(
      "outside_period",
      `${end} is not within ${period.start} to ${period.end}; choose an instant in it`,
    );
  }
  if (end === period.end) return period;
  const unused = localDaysBetween(localDate(end, timeZone), localDate(period.end, timeZone), timeZone) - 1;
  return { ...period, end, part: period.part - unused };
}

function periodFrom(schedule: BillingSchedule, start: Instant): BillingPeriod {
  const { timeZone } = schedule;
  const natural = naturalPeriod(schedule, start);
  const dateAt = (instant: Instant) => localDate(instant, timeZone);
  return {
    start,
    end: natural.end,
    naturalStart: natural.start,
    naturalEnd: natural.end,
    part: localDaysBetween(dateAt(start), dateAt(natural.end), timeZone),
    whole: localDaysBetween(dateAt(natural.start), dateAt(natural.end), timeZone),
  };
}

function naturalPeriod(schedule: BillingSchedule, at: Instant): { start: Instant; end: Instant } {
  const { interval, timeZone } = schedule;
  let date = localDate(at, timeZone);
  for (;;) {
    const anchor =
      schedule.anchor === "calendar"
        ? calendarAnchor(interval, date)
        : localDate(schedule.anchorAt ?? schedule.startAt, timeZone);
    const range = naturalRange(interval, anchor, date);
    const end = startOfDate(range.end, timeZone);
    // Clocks set back across midnight repeat the end of a date after the next one has begun: such moments belong to the next.
    if (compareInstants(at, end) < 0) return { start: startOfDate(range.start, timeZone), end };
    date = range.end;
  }
}

function assertStarted(schedule: BillingSchedule, at: Instant): void {
  if (compareInstants(at, schedule.startAt) < 0) {
    throw new TimeError("before_start", `${at} lies before the subscription's start at ${schedule.startAt}`);
  }
}
