import { localDate, type Instant, type LocalDate } from "./calendar.js";
import { momentBefore } from "./instants.js";

/**
 * The dates to print for a half-open period, both inclusive: March 2026 is `{ from: "2026-03-01", to: "2026-03-31" }`,
 * though it ends at the first instant of April.
 */
export function formatPeriod(
  period: { start: Instant; end: Instant },
  timeZone: string,
): { from: LocalDate; to: LocalDate } {
  return { from: localDate(period.start, timeZone), to: localDate(momentBefore(period.end), timeZone) };
}
