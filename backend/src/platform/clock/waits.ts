import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import type { Tx } from "../database/database.js";
import { firstRow, rows } from "../database/rows.js";
import type { WaitState } from "./wait.entity.js";

export type WaitKey = { environmentId: string; kind: string; subjectId: string };
export type Wait = WaitKey & { dueAt: Instant; state: WaitState };

/**
 * Every wait for business time has a row here, whichever context it belongs to,
 * so that the time machine stops at each due instant and knows when to go on.
 */
@Injectable()
export class Waits {
  /** Registers a wait, or moves a standing one of the same key to a new instant. */
  async register(tx: Tx, wait: WaitKey & { dueAt: Instant }): Promise<void> {
    await tx.query(
      `INSERT INTO wait (environment_id, kind, subject_id, due_at, state) VALUES ($1, $2, $3, $4, 'waiting')
       ON CONFLICT (environment_id, kind, subject_id) DO UPDATE SET due_at = excluded.due_at, state = 'waiting'`,
      [wait.environmentId, wait.kind, wait.subjectId, wait.dueAt],
    );
  }

  async settle(tx: Tx, wait: WaitKey & { state: WaitState }): Promise<void> {
    await tx.query(
      "UPDATE wait SET state = $4 WHERE environment_id = $1 AND kind = $2 AND subject_id = $3 AND state <> $4",
      [wait.environmentId, wait.kind, wait.subjectId, wait.state],
    );
  }

  async get(tx: Tx, key: WaitKey): Promise<Wait | null> {
    return firstRow<Wait>(
      tx,
      "SELECT * FROM wait WHERE environment_id = $1 AND kind = $2 AND subject_id = $3",
      [key.environmentId, key.kind, key.subjectId],
    );
  }

  /** The earliest instant up to `until` for which something waits, or null. */
  async nextDueAt(tx: Tx, environmentId: string, until: Instant): Promise<Instant | null> {
    const row = await firstRow<{ dueAt: Instant | null }>(
      tx,
      "SELECT min(due_at) AS due_at FROM wait WHERE environment_id = $1 AND state = 'waiting' AND due_at <= $2",
      [environmentId, until],
    );
    return row?.dueAt ?? null;
  }

  /** What is due at `now` and neither done, blocked, nor waiting for a person or a provider. */
  async unfinished(tx: Tx, environmentId: string, now: Instant): Promise<Wait[]> {
    return rows<Wait>(
      tx,
      "SELECT * FROM wait WHERE environment_id = $1 AND state IN ('waiting', 'processing') AND due_at <= $2 ORDER BY due_at, subject_id",
      [environmentId, now],
    );
  }
}
