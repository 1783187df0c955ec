import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { ClockAdvanceStatus } from "./clock-advance.entity.js";

export type ClockAdvance = {
  environmentId: string;
  id: string;
  fromInstant: Instant;
  target: Instant;
  reached: Instant;
  status: ClockAdvanceStatus;
  error: string | null;
  createdAt: Instant;
  finishedAt: Instant | null;
};

/** What an advance has brought about so far. */
export type AdvanceProgress = {
  runsCompleted: number;
  runsOpen: number;
  runsBlocked: number;
  waiting: number;
};

@Injectable()
export class ClockAdvanceRepository {
  /** A second one while the first runs violates `clock_advance_one_at_a_time`. */
  async insert(
    tx: Tx,
    advance: Pick<ClockAdvance, "environmentId" | "id" | "fromInstant" | "target">,
  ): Promise<void> {
    await tx.query(
      "INSERT INTO clock_advance (environment_id, id, from_instant, target, reached, status) VALUES ($1, $2, $3, $4, $3, 'running')",
      [advance.environmentId, advance.id, advance.fromInstant, advance.target],
    );
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<ClockAdvance | null> {
    return firstRow<ClockAdvance>(tx, "SELECT * FROM clock_advance WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
    ]);
  }

  async running(tx: Tx, environmentId: string): Promise<ClockAdvance | null> {
    return firstRow<ClockAdvance>(
      tx,
      "SELECT * FROM clock_advance WHERE environment_id = $1 AND status = 'running'",
      [environmentId],
    );
  }

  /** Of all environments: for the reconciler. */
  async allRunning(tx: Tx): Promise<ClockAdvance[]> {
    return rows<ClockAdvance>(tx, "SELECT * FROM clock_advance WHERE status = 'running' ORDER BY id");
  }

  async list(tx: Tx, environmentId: string, limit: number, before: string | null): Promise<ClockAdvance[]> {
    return rows<ClockAdvance>(
      tx,
      "SELECT * FROM clock_advance WHERE environment_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3",
      [environmentId, before, limit + 1],
    );
  }

  async reach(tx: Tx, environmentId: string, id: string, reached: Instant): Promise<void> {
    await tx.query(
      "UPDATE clock_advance SET reached = greatest(reached, least(target, $3::timestamptz)) WHERE environment_id = $1 AND id = $2",
      [environmentId, id, reached],
    );
  }

  async finish(
    tx: Tx,
    environmentId: string,
    id: string,
    status: "completed" | "failed",
    error: string | null = null,
  ): Promise<void> {
    await tx.query(
      `UPDATE clock_advance SET status = $3, error = $4, finished_at = clock_timestamp()
       WHERE environment_id = $1 AND id = $2 AND status = 'running'`,
      [environmentId, id, status, error],
    );
  }

  async progress(tx: Tx, advance: ClockAdvance): Promise<AdvanceProgress> {
    const counts = await firstRow<AdvanceProgress>(
      tx,
      `SELECT count(*) FILTER (WHERE status = 'completed')::int AS runs_completed,
              count(*) FILTER (WHERE status IN ('scheduled', 'running', 'awaiting_approval'))::int AS runs_open,
              count(*) FILTER (WHERE status = 'blocked')::int AS runs_blocked,
              (SELECT count(*)::int FROM wait WHERE environment_id = $1 AND state IN ('waiting', 'processing') AND due_at <= $3) AS waiting
       FROM billing_run WHERE environment_id = $1 AND due_at BETWEEN $2 AND $3`,
      [advance.environmentId, advance.fromInstant, advance.target],
    );
    return counts ?? { runsCompleted: 0, runsOpen: 0, runsBlocked: 0, waiting: 0 };
  }

  /** Outbox events of the environment still on their way; one that keeps failing does not hold the clock back. */
  async outboxIsDrained(tx: Tx, environmentId: string): Promise<boolean> {
    const open = await firstRow(
      tx,
      "SELECT sequence FROM outbox_event WHERE environment_id = $1 AND dispatched_at IS NULL AND attempts < 4 LIMIT 1",
      [environmentId],
    );
    return open === null;
  }
}
