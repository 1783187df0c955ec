import { formatPeriod, type Instant } from "@atlas/rules";

type Period = { periodStart: Instant | null; periodEnd: Instant | null };

/** A half-open period with the inclusive dates of a zone, or null where there is none. */
export function presentPeriod({ periodStart: start, periodEnd: end }: Period, timeZone: string) {
  if (start === null || end === null) return null;
  return { start, end, ...formatPeriod({ start, end }, timeZone) };
}
