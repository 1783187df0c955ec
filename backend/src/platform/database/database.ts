import { Injectable } from "@nestjs/common";
import { DataSource, type EntityManager } from "typeorm";
import { platformErrors } from "../errors/platform.errors.js";
import { idempotencyContext } from "../idempotency/idempotency-context.js";

/** What every repository method takes first: an open transaction, or the reader. */
export type Tx = EntityManager;

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK_DETECTED = "40P01";
/** Of a kept statement whose table a migration has changed meanwhile. */
export const CHANGED_RESULT = "0A000";
const MAX_TRIES = 5;

@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** For reads outside a transaction. Each query takes any connection of the pool. */
  get reader(): Tx {
    return this.dataSource.manager;
  }

  /**
   * Runs `work` in one READ COMMITTED transaction; rolls back when it throws.
   * Deadlocks, serialization failures and statements that a migration made stale are retried, so `work` must touch nothing
   * outside the database.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction(async (tx) => {
          const result = await work(tx);
          await markIdempotencyKey(tx);
          return result;
        });
      } catch (error) {
        if (attempt >= MAX_TRIES || !isRetryable(error)) throw error;
      }
    }
  }
}

/** The SQLSTATE of a database error, or null. */
export function sqlState(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const own = (error as { code?: unknown }).code;
  if (typeof own === "string" && /^[0-9A-Z]{5}$/.test(own)) return own;
  return sqlState((error as { driverError?: unknown }).driverError);
}

/** The name of the constraint that a database error says was violated, or null. */
export function violatedConstraint(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const own = (error as { constraint?: unknown }).constraint;
  return typeof own === "string" ? own : violatedConstraint((error as { driverError?: unknown }).driverError);
}

export const UNIQUE_VIOLATION = "23505";
export const FOREIGN_KEY_VIOLATION = "23503";

function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK_DETECTED || state === CHANGED_RESULT;
}

// In the same commit as the work: whatever crashes afterwards, the key's request is known to be done. Where a repetition took the
// key over meanwhile, since this request seemed dead, the work is rolled back: only one of both may be done.
async function markIdempotencyKey(tx: Tx): Promise<void> {
  const context = idempotencyContext.getStore();
  if (!context) return;
  const { environmentId, key, claimedAt } = context;
  // TypeORM answers UPDATE with [rows, count].
  const [, marked] = await tx.query<[unknown, number]>(
    `UPDATE idempotency_record SET committed_at = coalesce(committed_at, clock_timestamp())
     WHERE environment_id = $1 AND key = $2 AND created_at = $3::timestamptz`,
    [environmentId, key, claimedAt],
  );
  if (marked === 0) throw platformErrors("idempotency.in_progress");
}
