import pg from "pg";

const TIMESTAMPTZ = 1184;

/**
 * Instants come out of raw SQL as ISO 8601 with the microseconds that Postgres keeps: a JS Date would drop them.
 * `2026-03-01 00:00:00.123456+00` → `2026-03-01T00:00:00.123456Z`; at least milliseconds, as `Date.toISOString()` writes.
 */
export function instantFromPostgres(text: string): string {
  const match = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00(?::?00)?$/.exec(text);
  if (!match) return new Date(text).toISOString();
  return `${match[1]}T${match[2]}.${(match[3] ?? "").padEnd(3, "0")}Z`;
}

/** Sets the parsers of the process's `pg`; sessions are opened in UTC. */
export function installTypeParsers(): void {
  pg.types.setTypeParser(TIMESTAMPTZ, instantFromPostgres);
}
