import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import type { TallyEntry } from "./tally-arrivals.js";

const SHARDS = 32;

/** The SQL of the counters of received events. */
@Injectable()
export class IngestTallyRepository {
  /**
   * Adds a request's counts. A connection has its own shard, so requests hardly ever meet on a row; those that do wait from
   * here to the commit, which is why this is the last statement before it.
   */
  async add(tx: Tx, environmentId: string, entries: readonly TallyEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await tx.query(
      `INSERT INTO ingest_tally AS t (environment_id, day, type, shard, accepted, unmatched, duplicate, conflict, quarantined, rejected,
         occurred, last_usage_id, last_received_at)
       SELECT $1, day, type, pg_backend_pid() % ${SHARDS}, accepted, unmatched, duplicate, conflict, quarantined, rejected, occurred,
         "lastUsageId", "lastReceivedAt"
       FROM jsonb_to_recordset($2) AS e (day date, type text, accepted bigint, unmatched bigint, duplicate bigint, conflict bigint,
         quarantined bigint, rejected bigint, occurred bigint, "lastUsageId" uuid, "lastReceivedAt" timestamptz)
       ON CONFLICT (environment_id, day, type, shard) DO UPDATE SET
         accepted = t.accepted + EXCLUDED.accepted, unmatched = t.unmatched + EXCLUDED.unmatched,
         duplicate = t.duplicate + EXCLUDED.duplicate, conflict = t.conflict + EXCLUDED.conflict,
         quarantined = t.quarantined + EXCLUDED.quarantined, rejected = t.rejected + EXCLUDED.rejected,
         occurred = t.occurred + EXCLUDED.occurred, last_usage_id = greatest(t.last_usage_id, EXCLUDED.last_usage_id),
         last_received_at = greatest(t.last_received_at, EXCLUDED.last_received_at)`,
      [environmentId, JSON.stringify(entries)],
    );
  }
}
