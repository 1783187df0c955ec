/** `2026-03-01T00:00:00Z` → `March 2026`; months of the overview are those of UTC. */
export const monthName = (instant: string): string =>
  new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(instant),
  );

/** `2026-03-14` → `Mar 14`. */
export const dayName = (date: string): string =>
  new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
