import type { Tx } from "./database.js";
import { camelCase } from "./naming.js";

/** Runs SQL and gives its rows with camelCase keys (top level only; what lies in jsonb stays as stored). */
export async function rows<T>(tx: Tx, sql: string, parameters: unknown[] = []): Promise<T[]> {
  const result: unknown = await tx.query(sql, parameters);
  return rowsOf(result).map((row) => camelKeys(row) as T);
}

/** The first row, or null. */
export async function firstRow<T>(tx: Tx, sql: string, parameters: unknown[] = []): Promise<T | null> {
  return (await rows<T>(tx, sql, parameters))[0] ?? null;
}

/** Runs an INSERT, UPDATE or DELETE without RETURNING and tells how many rows it touched. */
export async function affectedRows(tx: Tx, sql: string, parameters: unknown[] = []): Promise<number> {
  const runner = tx.queryRunner ?? tx.connection.createQueryRunner();
  try {
    const result = await runner.query(sql, parameters, true);
    return result.affected ?? 0;
  } finally {
    if (!tx.queryRunner) await runner.release();
  }
}

// TypeORM answers SELECT and INSERT with the rows, UPDATE and DELETE … RETURNING with [rows, count].
function rowsOf(result: unknown): Record<string, unknown>[] {
  if (!Array.isArray(result)) return [];
  if (result.length === 2 && Array.isArray(result[0]) && typeof result[1] === "number")
    return result[0] as Record<string, unknown>[];
  return result as Record<string, unknown>[];
}

function camelKeys(row: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(row)) out[camelCase(key)] = row[key];
  return out;
}
