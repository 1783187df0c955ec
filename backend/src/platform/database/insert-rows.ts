import type { Tx } from "./database.js";
import { snakeCase } from "./naming.js";
import { affectedRows } from "./rows.js";

/**
 * Inserts records with camelCase keys into a table, all in one statement, and tells how many went in.
 * Every column without a value becomes NULL (defaults are not applied), so give them all. Amounts go as text, unchanged.
 * `onConflict` names what to do about a row that stands: `{ onConflict: "(environment_id, run_id) DO NOTHING" }`.
 */
export async function insertRows(
  tx: Tx,
  table: string,
  records: readonly object[],
  options: { onConflict?: string } = {},
): Promise<number> {
  if (records.length === 0) return 0;
  const conflict = options.onConflict ? ` ON CONFLICT ${options.onConflict}` : "";
  return affectedRows(
    tx,
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)${conflict}`,
    [JSON.stringify(records.map(snakeKeys))],
  );
}

function snakeKeys(record: object): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) out[snakeCase(key)] = value;
  return out;
}
