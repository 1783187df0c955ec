// The only file that imports the calendar library, so that replacing it touches nothing else.
import * as Duration from "temporal-polyfill/fns/Duration";
import * as InstantFns from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as Zoned from "temporal-polyfill/fns/ZonedDateTime";

import { TimeError } from "./time.errors.js";

/** ISO 8601 in UTC, `2026-03-01T00:00:00.000Z`; up to microseconds are accepted and kept. */
export type Instant = string;

/** A wall-clock date, `2026-03-01`, of some zone. */
export type LocalDate = string;

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const dateShape = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Nanoseconds since 1970 of an instant; an offset other than `Z` is understood.
 * Throws `invalid_instant`. `epochNanoseconds("1970-01-01T00:00:00.001Z")` is `1000000n`.
 */
export function epochNanoseconds(instant: Instant): bigint {
  if (instantShape.test(instant)) {
    try {
      return InstantFns.fromString(instant).epochNanoseconds;
    } catch {
      // An impossible date such as 30 February: reported below like any other malformed instant.
    }
  }
  throw new TimeError(
    "invalid_instant",
    `"${instant}" is not an instant; write it as 2026-03-01T00:00:00.000Z with at most six decimals`,
  );
}

/** The instant of a nanosecond count: three decimals, or six where the microseconds need them. */
export function instantOf(nanoseconds: bigint): Instant {
  // The platform writes the same text in a tenth of the time, and knows no microseconds.
  if (nanoseconds % 1_000_000n === 0n) return new Date(Number(nanoseconds / 1_000_000n)).toISOString();
  return InstantFns.toString(InstantFns.fromEpochNanoseconds(nanoseconds), { fractionalSecondDigits: 6 });
}

/** The zone's wall-clock date at an instant: `("2026-02-28T23:30:00.000Z", "Europe/Berlin")` is `2026-03-01`. */
export function localDate(instant: Instant, timeZone: string): LocalDate {
  const zoned = zonedAt(epochNanoseconds(instant), timeZone);
  return isoDate(zoned.year, zoned.month, zoned.day);
}

/**
 * The first instant of a date in a zone: midnight, or the end of the gap where the clocks skip midnight (or the whole
 * date, as on Samoa's 2011-12-30). `("2018-11-04", "America/Sao_Paulo")` is `2018-11-04T03:00:00.000Z`, 01:00 there.
 */
export function startOfDate(date: LocalDate, timeZone: string): Instant {
  const plain = plainDate(date);
  assertTimeZone(timeZone);
  return instantOf(PlainDate.toZonedDateTime(plain, timeZone).epochNanoseconds);
}

/** `plusDays("2026-02-27", 2)` is `2026-03-01`. */
export function plusDays(date: LocalDate, days: number): LocalDate {
  return PlainDate.toBasicString(PlainDate.addDays(plainDate(date), days));
}

/** Whole months later, clamped to the month's last day: `plusMonths("2026-01-31", 1)` is `2026-02-28`. */
export function plusMonths(date: LocalDate, months: number): LocalDate {
  return PlainDate.toBasicString(PlainDate.addMonths(plainDate(date), months));
}

/** ISO weekday, Monday 1 to Sunday 7. */
export function dayOfWeek(date: LocalDate): number {
  return PlainDate.dayOfWeek(plainDate(date));
}

/** Year, month (1–12) and day of a date. */
export function dateParts(date: LocalDate): { year: number; month: number; day: number } {
  const { year, month, day } = plainDate(date);
  return { year, month, day };
}

/** Calendar days from one date to another: `("2026-02-27", "2026-03-01")` is 2; negative when `to` is earlier. */
export function dateDifference(from: LocalDate, to: LocalDate): number {
  return Duration.total(PlainDate.diff(plainDate(from), plainDate(to), { largestUnit: "day" }), {
    unit: "day",
  });
}

/**
 * An ISO 8601 duration later, on the zone's wall clock: `P1D` keeps the hour over a DST change, `PT24H` does not;
 * months clamp. `("2026-01-31T00:00:00.000Z", "P1M", "UTC")` is `2026-02-28T00:00:00.000Z`. Throws `invalid_duration`.
 */
export function addDuration(instant: Instant, isoDuration: string, timeZone: string): Instant {
  const zoned = zonedAt(epochNanoseconds(instant), timeZone);
  let duration: ReturnType<typeof Duration.fromString>;
  try {
    duration = Duration.fromString(isoDuration);
  } catch {
    throw new TimeError(
      "invalid_duration",
      `"${isoDuration}" is not an ISO 8601 duration; write P3D, P1M or PT36H`,
    );
  }
  return instantOf(Zoned.add(zoned, duration).epochNanoseconds);
}

/** Whether a string names an IANA zone (`Europe/Berlin`, `UTC`); bare offsets are not zones, since they have no DST. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Zoned.create(0n, name);
    return true;
  } catch {
    return false;
  }
}

function assertTimeZone(timeZone: string): void {
  if (!isTimeZone(timeZone)) {
    throw new TimeError(
      "invalid_time_zone",
      `"${timeZone}" is not an IANA time zone; write one such as Europe/Berlin`,
    );
  }
}

function zonedAt(nanoseconds: bigint, timeZone: string): ReturnType<typeof Zoned.create> {
  assertTimeZone(timeZone);
  return Zoned.create(nanoseconds, timeZone);
}

function plainDate(date: LocalDate): ReturnType<typeof PlainDate.create> {
  const match = dateShape.exec(date);
  if (match) {
    try {
      return PlainDate.create(Number(match[1]), Number(match[2]), Number(match[3]));
    } catch {
      // An impossible date such as 30 February: reported below like any other malformed date.
    }
  }
  throw new TimeError("invalid_date", `"${date}" is not a date; write it as 2026-03-01`);
}

function isoDate(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
