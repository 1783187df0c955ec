import { Injectable } from "@nestjs/common";
import type { Tx } from "../database/database.js";
import { firstRow } from "../database/rows.js";
import type { IdempotencyContext } from "./idempotency-context.js";

export type IdempotencyRecord = {
  requestHash: string;
  committedAt: string | null;
  status: number | null;
  body: string | null;
  etag: string | null;
};

const KEEP = "24 hours";
// A process that died before its commit did nothing, so after this long its key may be used again.
const ABANDONED_AFTER = "60 seconds";

@Injectable()
export class IdempotencyRepository {
  /** Claims a key; null when it is taken (by a request that runs, or one that was answered). */
  async claim(
    tx: Tx,
    environmentId: string,
    key: string,
    requestHash: string,
  ): Promise<IdempotencyContext | null> {
    const claimed = await firstRow<{ claimedAt: string }>(
      tx,
      `INSERT INTO idempotency_record (environment_id, key, request_hash) VALUES ($1, $2, $3)
       ON CONFLICT (environment_id, key) DO UPDATE
         SET request_hash = excluded.request_hash, created_at = clock_timestamp(), committed_at = NULL, status = NULL, body = NULL, etag = NULL
         WHERE idempotency_record.created_at < clock_timestamp() - interval '${KEEP}'
            OR (idempotency_record.committed_at IS NULL AND idempotency_record.status IS NULL
                AND idempotency_record.request_hash = excluded.request_hash
                AND idempotency_record.created_at < clock_timestamp() - interval '${ABANDONED_AFTER}')
       RETURNING created_at::text AS claimed_at`,
      [environmentId, key, requestHash],
    );
    return claimed && { environmentId, key, claimedAt: claimed.claimedAt };
  }

  async get(tx: Tx, environmentId: string, key: string): Promise<IdempotencyRecord | null> {
    return firstRow<IdempotencyRecord>(
      tx,
      "SELECT * FROM idempotency_record WHERE environment_id = $1 AND key = $2",
      [environmentId, key],
    );
  }

  async answer(
    tx: Tx,
    { environmentId, key, claimedAt }: IdempotencyContext,
    answer: { status: number; body: string; etag: string | null },
  ): Promise<void> {
    await tx.query(
      "UPDATE idempotency_record SET status = $3, body = $4, etag = $5, committed_at = coalesce(committed_at, clock_timestamp()) WHERE environment_id = $1 AND key = $2 AND created_at = $6::timestamptz",
      [environmentId, key, answer.status, answer.body, answer.etag, claimedAt],
    );
  }

  /** A request that failed before any commit frees its key. */
  async release(tx: Tx, { environmentId, key, claimedAt }: IdempotencyContext): Promise<void> {
    await tx.query(
      "DELETE FROM idempotency_record WHERE environment_id = $1 AND key = $2 AND created_at = $3::timestamptz AND committed_at IS NULL",
      [environmentId, key, claimedAt],
    );
  }

  async prune(tx: Tx): Promise<void> {
    await tx.query(
      `DELETE FROM idempotency_record WHERE created_at < clock_timestamp() - interval '${KEEP}'`,
    );
  }
}
