import { sql } from "../database.js";

/** A hash per table of all that belongs to one environment; equal hashes mean that nothing was written. */
export type Footprint = Record<string, string>;

// What moves by itself: the key that the control requests use, and bookkeeping of requests.
const MOVING = new Set(["idempotency_record", "outbox_event", "request_log"]);

export async function footprint(environmentUuid: string): Promise<Footprint> {
  const tables = await sql<{ table: string }>(
    `SELECT c.table_name AS "table" FROM information_schema.columns c
     JOIN pg_class t ON t.relname = c.table_name AND t.relnamespace = 'public'::regnamespace
     WHERE c.table_schema = 'public' AND c.column_name = 'environment_id' AND t.relkind IN ('r', 'p') AND NOT t.relispartition
     ORDER BY 1`,
  );
  const wanted = tables.map(({ table }) => table).filter((table) => !MOVING.has(table));
  const hashes = wanted.map(
    (table) =>
      `SELECT '${table}' AS "table", md5(coalesce(string_agg(row, E'\\n' ORDER BY row), '')) AS hash
       FROM (SELECT (to_jsonb(t) - 'last_used_at')::text AS row FROM ${table} t WHERE environment_id = $1) rows`,
  );
  const found = await sql<{ table: string; hash: string }>(hashes.join(" UNION ALL "), [environmentUuid]);
  return Object.fromEntries(found.map(({ table, hash }) => [table, hash]));
}

/** The tables in which two footprints differ. */
export const changedTables = (before: Footprint, after: Footprint): string[] =>
  Object.keys(after).filter((table) => before[table] !== after[table]);
