import { epochNanoseconds, instantOf, type Instant } from "./calendar.js";

const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** UTC to the millisecond, as databases and platforms write it. */
const utc = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?(?:Z|\+00:00)$/;

/** Order of two instants: `-1` when `a` is earlier. Precision and offset may differ. Throws `invalid_instant`. */
export function compareInstants(a: Instant, b: Instant): -1 | 0 | 1 {
  // Canonical instants sort as text, which spares two parses on the path that every event takes.
  const [left, right] =
    canonical.test(a) && canonical.test(b) ? [a, b] : [epochNanoseconds(a), epochNanoseconds(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The canonical writing of an instant: `2026-03-01T01:00+01:00` becomes `2026-03-01T00:00:00.000Z`. */
export function canonicalInstant(instant: Instant): Instant {
  // Most are nearly canonical already; a date that exists comes back from the platform as it was, which spares the calendar.
  const [, seconds, decimals = ""] = utc.exec(instant) ?? [];
  const text = `${seconds}.${decimals.padEnd(3, "0")}Z`;
  return seconds !== undefined && isReal(text) ? text : instantOf(epochNanoseconds(instant));
}

function isReal(canonicalText: string): boolean {
  const millis = Date.parse(canonicalText);
  return !Number.isNaN(millis) && new Date(millis).toISOString() === canonicalText;
}

/** Microseconds from one instant to another, exact as a safe integer for spans under 285 years. */
export function microsecondsBetween(from: Instant, to: Instant): number {
  return Number((epochNanoseconds(to) - epochNanoseconds(from)) / 1000n);
}

/** The last representable moment before an instant: what still belongs to a half-open period that ends there. */
export function momentBefore(instant: Instant): Instant {
  return instantOf(epochNanoseconds(instant) - 1000n);
}
