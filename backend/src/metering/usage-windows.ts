import { localDate, plusDays, startOfDate, type Instant } from "@atlas/rules";
import { instantText, readInstant } from "./intake/event-time.js";
import { meteringErrors } from "./metering.errors.js";

export type Window = "hour" | "day" | "month";

const MOST_WINDOWS = 10_000;
const HOUR = 3_600_000_000;

/**
 * The instants that cut `[start, end)` at the zone's hours, days or months; the first is `start`, the last `end`.
 * A day of a change of clocks has 23 or 25 hours, and its windows say so. Throws `usage.range_invalid`.
 */
export function windowBoundaries(
  start: Instant,
  end: Instant,
  window: Window | undefined,
  timeZone: string,
): Instant[] {
  if (readInstant(start)! >= readInstant(end)!) throw invalid(`${start} is not before ${end}.`);
  const last = readInstant(end)!;
  const boundaries = [start];
  const add = (next: Instant): void => {
    boundaries.push(next);
    if (boundaries.length > MOST_WINDOWS)
      throw invalid(`From ${start} to ${end} there are more than 10 000 windows.`);
  };
  if (window !== undefined) {
    for (let from = start; readInstant(from)! < last;) {
      const next = window === "month" ? nextMonthStart(from, timeZone) : nextDayStart(from, timeZone);
      if (window === "hour")
        hoursWithin(from, next, timeZone)
          .filter((hour) => readInstant(hour)! < last)
          .forEach(add);
      if (readInstant(next)! < last) add(next);
      from = next;
    }
  }
  boundaries.push(end);
  return boundaries;
}

// A zone that skipped a whole date has two names for one start; the next one that differs is meant.
function nextDayStart(instant: Instant, timeZone: string): Instant {
  const date = localDate(instant, timeZone);
  for (let days = 1; ; days++) {
    const start = startOfDate(plusDays(date, days), timeZone);
    if (readInstant(start)! > readInstant(instant)!) return start;
  }
}

// Hours are counted from the day's start in elapsed time, so that zones off by 30 or 45 minutes have whole hours too.
function hoursWithin(from: Instant, nextDay: Instant, timeZone: string): Instant[] {
  const begin = readInstant(from)!;
  const dayStart = readInstant(startOfDate(localDate(from, timeZone), timeZone))!;
  const hours: Instant[] = [];
  for (let at = dayStart + HOUR; at < readInstant(nextDay)!; at += HOUR)
    if (at > begin) hours.push(instantText(at));
  return hours;
}

/** The beginning of an instant's month in a zone. */
export const monthStart = (instant: Instant, timeZone: string): Instant =>
  startOfDate(`${localDate(instant, timeZone).slice(0, 8)}01`, timeZone);

/** The beginning of the month after. */
export const nextMonthStart = (instant: Instant, timeZone: string): Instant =>
  startOfDate(`${plusDays(`${localDate(instant, timeZone).slice(0, 8)}28`, 4).slice(0, 8)}01`, timeZone);

const invalid = (detail: string) => meteringErrors("usage.range_invalid", { detail });
