import { addDuration, localDate, plusDays, startOfDate, type Instant } from "@atlas/rules";
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
  const boundaries = [start];
  if (window !== undefined) {
    for (
      let next = after(start, window, timeZone);
      readInstant(next)! < readInstant(end)!;
      next = after(next, window, timeZone)
    ) {
      boundaries.push(next);
      if (boundaries.length > MOST_WINDOWS)
        throw invalid(`From ${start} to ${end} there are more than 10 000 windows.`);
    }
  }
  boundaries.push(end);
  return boundaries;
}

/** The first hour, day or month of the zone that begins after an instant. */
function after(instant: Instant, window: Window, timeZone: string): Instant {
  const date = localDate(instant, timeZone);
  if (window === "month") return startOfDate(firstOfNextMonth(date), timeZone);
  const nextDay = nextDayStart(instant, date, timeZone);
  return window === "day" ? nextDay : nextHour(instant, date, nextDay, timeZone);
}

// A zone that skipped a whole date has two names for one start; the next one that differs is meant.
function nextDayStart(instant: Instant, date: string, timeZone: string): Instant {
  for (let days = 1; ; days++) {
    const start = startOfDate(plusDays(date, days), timeZone);
    if (readInstant(start)! > readInstant(instant)!) return start;
  }
}

// Hours are counted from the day's start in elapsed time, so that zones off by 30 or 45 minutes have whole hours too.
function nextHour(instant: Instant, date: string, nextDay: Instant, timeZone: string): Instant {
  const dayStart = readInstant(startOfDate(date, timeZone))!;
  const hours = Math.floor((readInstant(instant)! - dayStart) / HOUR) + 1;
  const next = dayStart + hours * HOUR;
  return instantText(Math.min(next, readInstant(nextDay)!));
}

/** The beginning of an instant's month in a zone. */
export const monthStart = (instant: Instant, timeZone: string): Instant =>
  startOfDate(`${localDate(instant, timeZone).slice(0, 8)}01`, timeZone);

/** The beginning of the month after. */
export const nextMonthStart = (instant: Instant, timeZone: string): Instant =>
  addDuration(monthStart(instant, timeZone), "P1M", timeZone);

function firstOfNextMonth(date: string): string {
  return `${plusDays(`${date.slice(0, 8)}28`, 4).slice(0, 8)}01`;
}

const invalid = (detail: string) => meteringErrors("usage.range_invalid", { detail });
