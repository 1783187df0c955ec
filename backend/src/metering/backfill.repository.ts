import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { BackfillStatus } from "./backfill.states.js";

export type Backfill = {
  environmentId: string;
  id: string;
  name: string;
  status: BackfillStatus;
  createdAt: Instant;
  closedAt: Instant | null;
  revertedAt: Instant | null;
};

const COLUMNS = "environment_id, id, name, status, created_at, closed_at, reverted_at";

/** The SQL of backfills. */
@Injectable()
export class BackfillRepository {
  async insert(
    tx: Tx,
    backfill: Pick<Backfill, "environmentId" | "id" | "name" | "createdAt">,
  ): Promise<void> {
    await tx.query(
      "INSERT INTO backfill (environment_id, id, name, status, created_at) VALUES ($1, $2, $3, 'open', $4)",
      [backfill.environmentId, backfill.id, backfill.name, backfill.createdAt],
    );
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<Backfill | null> {
    return firstRow(tx, `SELECT ${COLUMNS} FROM backfill WHERE environment_id = $1 AND id = $2`, [
      environmentId,
      id,
    ]);
  }

  /** Shared, by those who add events to it; whoever closes or reverts it waits for them. */
  async share(tx: Tx, environmentId: string, id: string): Promise<Backfill | null> {
    return firstRow(tx, `SELECT ${COLUMNS} FROM backfill WHERE environment_id = $1 AND id = $2 FOR SHARE`, [
      environmentId,
      id,
    ]);
  }

  async lock(tx: Tx, environmentId: string, id: string): Promise<Backfill | null> {
    return firstRow(tx, `SELECT ${COLUMNS} FROM backfill WHERE environment_id = $1 AND id = $2 FOR UPDATE`, [
      environmentId,
      id,
    ]);
  }

  async list(tx: Tx, environmentId: string, after: string | null, limit: number): Promise<Backfill[]> {
    return rows(
      tx,
      `SELECT ${COLUMNS} FROM backfill WHERE environment_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [environmentId, after, limit + 1],
    );
  }

  async eventCount(tx: Tx, environmentId: string, id: string): Promise<number> {
    const row = await firstRow<{ count: number }>(
      tx,
      "SELECT count(*)::integer AS count FROM usage_event WHERE environment_id = $1 AND backfill_id = $2",
      [environmentId, id],
    );
    return row!.count;
  }
}
