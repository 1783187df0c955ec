import type { Instant } from "@atlas/rules";

/** The calendar month of an instant, in UTC, beside the one before it. */
export type Months = {
  start: Instant;
  /** Exclusive. */
  end: Instant;
  previousStart: Instant;
  /** As far into the month before as now is into this one; its end, where it is shorter. */
  previousPoint: Instant;
  /** `2026-03-01`, … of the month, to its end. */
  days: string[];
  previousDays: string[];
  /** The day that now is in. */
  today: string;
};

export function monthsAround(now: Instant): Months {
  const at = new Date(now);
  const first = (offset: number): number => Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + offset, 1);
  const [previousStart, start, end] = [first(-1), first(0), first(1)];
  const previousPoint = Math.min(previousStart + (at.getTime() - start), start);
  return {
    start: instant(start),
    end: instant(end),
    previousStart: instant(previousStart),
    previousPoint: instant(previousPoint),
    days: daysBetween(start, end),
    previousDays: daysBetween(previousStart, start),
    today: now.slice(0, 10),
  };
}

const DAY = 86_400_000;
const instant = (millis: number): Instant => new Date(millis).toISOString();

function daysBetween(from: number, to: number): string[] {
  const days: string[] = [];
  for (let day = from; day < to; day += DAY) days.push(instant(day).slice(0, 10));
  return days;
}
