import { platformErrors } from "../errors/platform.errors.js";
import { publicId, type IdPrefix } from "../ids.js";
import type { Tx } from "./database.js";
import { firstRow, rows } from "./rows.js";

type Use = { text: string; hasPublicId: boolean };
type ForeignKey = { table: string; column: string; hasId: boolean };

/** What the rows of a table are called in public ids; a table without one is told by its count alone. */
const prefixes: Partial<Record<string, IdPrefix>> = {
  plan_version: "plv",
  price: "prc",
  customer: "cus",
  subscription: "sub",
  invoice: "inv",
  billing_run: "run",
  payment_method: "pm",
  payment_attempt: "pay",
  credit_note: "crn",
  refund: "ref",
};
const EXAMPLES = 3;

/**
 * Throws `resource.in_use`, naming what uses the row, if any foreign key of any context points at it. The database's own
 * catalogue is asked, so a context can refuse a deletion without knowing the contexts above it. Rows that would be deleted
 * along with it do not count. The foreign keys themselves stand guard against what is written meanwhile.
 */
export async function assertUnreferenced(
  tx: Tx,
  table: string,
  environmentId: string,
  id: string,
): Promise<void> {
  const found: Use[] = [];
  for (const key of await foreignKeysTo(tx, table)) {
    const use = await useBy(tx, key, environmentId, id);
    if (use) found.push(use);
  }
  if (found.length === 0) return;
  // Rows without a public id are parts of those that have one: they are told only where nothing else is.
  const named = found.filter((use) => use.hasPublicId);
  const uses = (named.length > 0 ? named : found).map((use) => use.text);
  throw platformErrors("resource.in_use", {
    detail: `It is used by ${uses.join("; ")}.`,
    errors: uses.map((use) => ({ field: "id", code: "in_use", message: `Used by ${use}.` })),
  });
}

async function foreignKeysTo(tx: Tx, table: string): Promise<ForeignKey[]> {
  return rows<ForeignKey>(
    tx,
    `SELECT fk.conrelid::regclass::text AS "table", col.attname AS "column",
            EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = fk.conrelid AND a.attname = 'id' AND NOT a.attisdropped) AS has_id
     FROM pg_constraint fk
     JOIN pg_attribute target ON target.attrelid = fk.confrelid AND target.attname = 'id'
     JOIN pg_attribute col ON col.attrelid = fk.conrelid AND col.attnum = fk.conkey[array_position(fk.confkey, target.attnum)]
     WHERE fk.contype = 'f' AND fk.confrelid = $1::regclass AND fk.conparentid = 0 AND fk.confdeltype <> 'c'
     ORDER BY 1, 2`,
    [table],
  );
}

async function useBy(tx: Tx, key: ForeignKey, environmentId: string, id: string): Promise<Use | null> {
  const found = await firstRow<{ count: string; ids: string[] | null }>(
    tx,
    `SELECT count(*) AS count, ${key.hasId ? `(array_agg(id ORDER BY id))[1:${EXAMPLES}]` : "NULL"} AS ids
     FROM ${key.table} WHERE environment_id = $1 AND "${key.column}" = $2`,
    [environmentId, id],
  );
  if (!found || found.count === "0") return null;
  const noun = key.table.replaceAll("_", " ");
  const prefix = prefixes[key.table];
  const examples =
    prefix && found.ids
      ? ` (${found.ids.map((uuid) => publicId(prefix, uuid)).join(", ")}${isMore(found) ? ", …" : ""})`
      : "";
  const text = `${found.count} ${noun}${found.count === "1" ? "" : "s"}${examples}`;
  return { text, hasPublicId: prefix !== undefined };
}

const isMore = (found: { count: string; ids: string[] | null }): boolean =>
  found.count !== String(found.ids?.length);
