import { Injectable } from "@nestjs/common";
import { firstRow, Locks, type Tx } from "../platform/index.js";

/** What every row of one ingesting transaction carries. */
export type WrittenBy = { xid: string; generation: number };

const lockName = (environmentId: string): string => `metering/meters/${environmentId}`;

/** Keeps ingest and the reading of past events from missing each other. */
@Injectable()
export class IngestSessionRepository {
  /**
   * Held by whoever writes events, from before it reads the meters until its commit. Shared: writers do not wait for each
   * other. A later statement of the transaction then sees every meter that has begun to read past events.
   */
  async shareMeters(tx: Tx, environmentId: string): Promise<void> {
    await tx.query("SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))", [lockName(environmentId)]);
  }

  /** Waits for every writer that may not know a new meter: what it wrote is committed then, and can be read. */
  async awaitWriters(tx: Tx, environmentId: string): Promise<void> {
    await Locks.named(tx, lockName(environmentId));
  }

  async writtenBy(tx: Tx): Promise<WrittenBy> {
    const row = await firstRow<WrittenBy>(
      tx,
      "SELECT pg_current_xact_id()::text AS xid, usage_generation_now() AS generation",
    );
    return row!;
  }

  /**
   * Since when, in real time, writers of the environment may still be at work; null when none is. Everything received
   * before that is committed and can be read.
   */
  async oldestWriter(tx: Tx, environmentId: string): Promise<string | null> {
    const row = await firstRow<{ since: string | null }>(
      tx,
      `SELECT min(activity.xact_start) AS since
       FROM pg_locks lock JOIN pg_stat_activity activity USING (pid),
            LATERAL (SELECT hashtextextended($1, 0) AS key) name
       WHERE lock.locktype = 'advisory' AND lock.mode = 'ShareLock' AND lock.objsubid = 1
         AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND lock.classid::bigint = (name.key >> 32) & 4294967295 AND lock.objid::bigint = name.key & 4294967295`,
      [lockName(environmentId)],
    );
    return row?.since ?? null;
  }
}
