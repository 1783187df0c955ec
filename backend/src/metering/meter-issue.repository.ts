import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { newId, rows, type Tx } from "../platform/index.js";
import type { EventProblem } from "./intake/event-problem.js";

export type MeterIssue = {
  environmentId: string;
  id: string;
  meterId: string;
  usageId: string;
  eventId: string;
  problem: EventProblem;
  foundAt: Instant;
};

/** The SQL of past events that a new meter cannot count. */
@Injectable()
export class MeterIssueRepository {
  async keep(
    tx: Tx,
    environmentId: string,
    meterId: string,
    issues: readonly Pick<MeterIssue, "usageId" | "eventId" | "problem">[],
  ): Promise<void> {
    if (issues.length === 0) return;
    const records = issues.map(({ usageId, eventId, problem }) => ({
      id: newId(),
      usage_id: usageId,
      event_id: eventId,
      problem,
    }));
    await tx.query(
      `INSERT INTO meter_issue (environment_id, id, meter_id, usage_id, event_id, problem, found_at)
       SELECT $1, id, $2, usage_id, event_id, problem, clock_timestamp()
       FROM jsonb_to_recordset($3) AS issue (id uuid, usage_id uuid, event_id text, problem jsonb)
       ON CONFLICT ON CONSTRAINT meter_issue_event DO NOTHING`,
      [environmentId, meterId, JSON.stringify(records)],
    );
  }

  async list(
    tx: Tx,
    environmentId: string,
    meterId: string,
    after: string | null,
    limit: number,
  ): Promise<MeterIssue[]> {
    return rows(
      tx,
      `SELECT * FROM meter_issue WHERE environment_id = $1 AND meter_id = $2 AND ($3::uuid IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [environmentId, meterId, after, limit + 1],
    );
  }
}
