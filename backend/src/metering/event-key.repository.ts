import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";

export type KeyClaim = { key: string; payloadHash: string; usageId: string; isQuarantined: boolean };
export type StandingKey = KeyClaim;

/** The SQL of idempotency keys. */
@Injectable()
export class EventKeyRepository {
  /**
   * Claims keys; gives the positions of those that were taken. A key that another transaction is just claiming is waited
   * for. In key order, so that two batches with the same keys wait for each other instead of deadlocking.
   */
  async claim(tx: Tx, environmentId: string, claims: readonly KeyClaim[]): Promise<number[]> {
    if (claims.length === 0) return [];
    const taken = await rows<{ position: number }>(
      tx,
      `WITH input AS MATERIALIZED (
         SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::boolean[]) WITH ORDINALITY
           AS claim (key, payload_hash, usage_id, is_quarantined, position)
       ), claimed AS (
         INSERT INTO event_key (environment_id, key, payload_hash, usage_id, is_quarantined)
         SELECT $1, key, payload_hash, usage_id, is_quarantined FROM input ORDER BY key
         ON CONFLICT DO NOTHING RETURNING key
       )
       SELECT position::integer - 1 AS position FROM input
       WHERE NOT EXISTS (SELECT 1 FROM claimed WHERE claimed.key = input.key)`,
      [
        environmentId,
        // Array literals, not arrays: nothing in a uuid needs quoting, and quoting 4 000 of them costs more than the insert.
        `{${claims.map((claim) => claim.key).join()}}`,
        `{${claims.map((claim) => claim.payloadHash).join()}}`,
        `{${claims.map((claim) => claim.usageId).join()}}`,
        `{${claims.map((claim) => (claim.isQuarantined ? "t" : "f")).join()}}`,
      ],
    );
    return taken.map((row) => row.position);
  }

  /** What stands under keys, by key. */
  async standing(tx: Tx, environmentId: string, keys: readonly string[]): Promise<Map<string, StandingKey>> {
    if (keys.length === 0) return new Map();
    const found = await rows<StandingKey>(
      tx,
      `SELECT key, payload_hash, usage_id, is_quarantined FROM event_key WHERE environment_id = $1 AND key = ANY($2::uuid[])`,
      [environmentId, `{${keys.join()}}`],
    );
    return new Map(found.map((row) => [row.key, row]));
  }

  async get(tx: Tx, environmentId: string, key: string): Promise<StandingKey | null> {
    return firstRow<StandingKey>(
      tx,
      "SELECT key, payload_hash, usage_id, is_quarantined FROM event_key WHERE environment_id = $1 AND key = $2",
      [environmentId, key],
    );
  }

  /** As `get`, and until the transaction's end nobody else changes what stands under the key. */
  async lock(tx: Tx, environmentId: string, key: string): Promise<StandingKey | null> {
    return firstRow<StandingKey>(
      tx,
      "SELECT key, payload_hash, usage_id, is_quarantined FROM event_key WHERE environment_id = $1 AND key = $2 FOR UPDATE",
      [environmentId, key],
    );
  }

  /** A quarantined event was counted after all: this row is it. */
  async released(
    tx: Tx,
    environmentId: string,
    events: readonly { key: string; usageId: string }[],
  ): Promise<void> {
    await tx.query(
      `UPDATE event_key SET is_quarantined = false, usage_id = released.usage_id
       FROM unnest($2::uuid[], $3::uuid[]) AS released (key, usage_id)
       WHERE event_key.environment_id = $1 AND event_key.key = released.key`,
      [environmentId, events.map((event) => event.key), events.map((event) => event.usageId)],
    );
  }

  /** Frees the keys of a reverted backfill's events, so that the corrected ones can be sent. */
  async releaseBackfill(tx: Tx, environmentId: string, backfillId: string): Promise<number> {
    return affectedRows(
      tx,
      `DELETE FROM event_key
       WHERE environment_id = $1 AND usage_id IN (
         SELECT id FROM usage_event WHERE environment_id = $1 AND backfill_id = $2
         UNION ALL SELECT id FROM quarantined_event WHERE environment_id = $1 AND backfill_id = $2)`,
      [environmentId, backfillId],
    );
  }
}
