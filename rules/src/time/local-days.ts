import { startOfDate, type LocalDate } from "./calendar.js";
import { microsecondsBetween } from "./instants.js";

const dayMicroseconds = 86_400_000_000;

/**
 * Local calendar days from one date to another that really happen in the zone, from start of day to start of day.
 * A day of 23 or 25 hours counts as one; a date that a zone skipped (Samoa's 2011-12-30) counts as none.
 * `("2026-03-01", "2026-04-01", "Europe/Berlin")` is 31.
 */
export function localDaysBetween(from: LocalDate, to: LocalDate, timeZone: string): number {
  const elapsed = microsecondsBetween(startOfDate(from, timeZone), startOfDate(to, timeZone));
  // DST moves a boundary by at most an hour or two, so the nearest whole day is the count.
  return Math.round(elapsed / dayMicroseconds);
}
