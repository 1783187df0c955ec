import {
  canonicalInstant,
  compareInstants,
  periodAfter,
  plusMonths,
  localDate,
  startOfDate,
  TimeError,
  type BillingSchedule,
  type Instant,
} from "@atlas/rules";
import { platformErrors } from "../platform/index.js";
import { subscriptionsErrors } from "./subscriptions.errors.js";

/** Periods that billing catches up at most: more than a year of days, 33 years of months. */
const MOST_PERIODS = 400;
const MOST_MONTHS_AHEAD = 60;

/**
 * The start as a canonical instant: a date is its first moment in the zone, nothing is now.
 * `("2026-03-01", now, "Europe/Berlin")` is `2026-02-28T23:00:00.000Z`. Throws `request.invalid`.
 */
export function normaliseStart(startAt: string | undefined, now: Instant, timeZone: string): Instant {
  if (startAt === undefined) return canonicalInstant(now);
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(startAt) ? startOfDate(startAt, timeZone) : canonicalInstant(startAt);
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    throw platformErrors("request.invalid", {
      errors: [
        { field: "startAt", code: error.code, message: `${error.message}, or as a date such as 2026-03-01.` },
      ],
    });
  }
}

/** Refuses a start whose periods would take hours to catch up, or that lies further ahead than anyone means. */
export function assertStartInRange(schedule: BillingSchedule, now: Instant): void {
  const latest = startOfDate(
    plusMonths(localDate(now, schedule.timeZone), MOST_MONTHS_AHEAD),
    schedule.timeZone,
  );
  if (compareInstants(schedule.startAt, latest) > 0) throw outOfRange(`It lies after ${latest}.`);
  let boundary = schedule.startAt;
  for (let count = 0; compareInstants(boundary, now) < 0; count++) {
    if (count === MOST_PERIODS)
      throw outOfRange(`From ${schedule.startAt} to now are more than ${MOST_PERIODS} periods.`);
    boundary = periodAfter(schedule, boundary).end;
  }
}

const outOfRange = (detail: string) =>
  subscriptionsErrors("subscription.start_out_of_range", {
    detail,
    errors: [{ field: "startAt", code: "out_of_range", message: "Choose a start nearer to now." }],
  });
