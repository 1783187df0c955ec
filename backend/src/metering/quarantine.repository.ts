import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { EventProblem } from "./intake/event-problem.js";
import type { QuarantineStatus } from "./quarantined-event.states.js";

export type QuarantinedEvent = {
  environmentId: string;
  id: string;
  key: string;
  source: string;
  eventId: string;
  type: string;
  customer: string;
  subscription: string | null;
  time: Instant | null;
  /** As text: numbers keep their digits. */
  propertiesText: string;
  sentText: string | null;
  problems: EventProblem[];
  status: QuarantineStatus;
  reason: string | null;
  backfillId: string | null;
  receivedAt: Instant;
  settledAt: Instant | null;
};

/** In the words of the columns. */
export type NewQuarantinedEvent = {
  id: string;
  key: string;
  source: string;
  event_id: string;
  type: string;
  customer: string;
  subscription: string | null;
  time: Instant | null;
  properties: string;
  problems: EventProblem[];
  backfill_id: string | null;
  received_at: Instant;
};

export type QuarantineRepair = Pick<
  QuarantinedEvent,
  "type" | "customer" | "subscription" | "time" | "propertiesText"
>;

export type QuarantineFilter = {
  status: QuarantineStatus | null;
  customer: string | null;
  code: string | null;
  after: string | null;
  limit: number;
};

const COLUMNS = `environment_id, id, key, source, event_id, type, customer, subscription, time, properties::text AS properties_text,
  sent::text AS sent_text, problems, status, reason, backfill_id, received_at, settled_at`;

const FILTER = `environment_id = $1 AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR customer = $3)
  AND ($4::text IS NULL OR problems @> jsonb_build_array(jsonb_build_object('code', $4::text)))`;

/** The SQL of the quarantine. */
@Injectable()
export class QuarantineRepository {
  async insert(tx: Tx, environmentId: string, events: readonly NewQuarantinedEvent[]): Promise<void> {
    if (events.length === 0) return;
    // Properties travel as text and become jsonb in the database: no digit passes through a double.
    await tx.query(
      `INSERT INTO quarantined_event (environment_id, id, key, source, event_id, type, customer, subscription, time, properties,
         problems, status, backfill_id, received_at)
       SELECT $1, id, key, source, event_id, type, customer, subscription, time, properties::jsonb,
         problems, 'waiting', backfill_id, received_at
       FROM jsonb_to_recordset($2) AS event (id uuid, key uuid, source text, event_id text, type text, customer text,
         subscription text, time timestamptz, properties text, problems jsonb, backfill_id uuid, received_at timestamptz)`,
      [environmentId, JSON.stringify(events)],
    );
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<QuarantinedEvent | null> {
    return firstRow(tx, `SELECT ${COLUMNS} FROM quarantined_event WHERE environment_id = $1 AND id = $2`, [
      environmentId,
      id,
    ]);
  }

  async lock(tx: Tx, environmentId: string, id: string): Promise<QuarantinedEvent | null> {
    return firstRow(
      tx,
      `SELECT ${COLUMNS} FROM quarantined_event WHERE environment_id = $1 AND id = $2 FOR UPDATE`,
      [environmentId, id],
    );
  }

  /** In a fixed order, so that two replays at once wait for each other instead of deadlocking. */
  async lockMany(tx: Tx, environmentId: string, ids: readonly string[]): Promise<QuarantinedEvent[]> {
    return rows(
      tx,
      `SELECT ${COLUMNS} FROM quarantined_event WHERE environment_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
      [environmentId, ids],
    );
  }

  async list(tx: Tx, environmentId: string, filter: QuarantineFilter): Promise<QuarantinedEvent[]> {
    return rows(
      tx,
      `SELECT ${COLUMNS} FROM quarantined_event WHERE ${FILTER} AND ($5::uuid IS NULL OR id < $5) ORDER BY id DESC LIMIT $6`,
      [environmentId, filter.status, filter.customer, filter.code, filter.after, filter.limit + 1],
    );
  }

  /** What a person corrected; the first correction keeps what was sent. */
  async repair(tx: Tx, environmentId: string, id: string, repair: QuarantineRepair): Promise<void> {
    await tx.query(
      `UPDATE quarantined_event SET
         sent = coalesce(sent, jsonb_build_object('type', type, 'customer', customer, 'subscription', subscription, 'time', time, 'properties', properties)),
         type = $3, customer = $4, subscription = $5, time = $6, properties = $7::jsonb
       WHERE environment_id = $1 AND id = $2`,
      [
        environmentId,
        id,
        repair.type,
        repair.customer,
        repair.subscription,
        repair.time,
        repair.propertiesText,
      ],
    );
  }

  /** Why it still cannot be counted. */
  async setProblems(
    tx: Tx,
    environmentId: string,
    id: string,
    problems: readonly EventProblem[],
  ): Promise<void> {
    await tx.query("UPDATE quarantined_event SET problems = $3 WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
      JSON.stringify(problems),
    ]);
  }

  /** Ids that wait, oldest first, after one of them. */
  async waiting(tx: Tx, environmentId: string, filter: Omit<QuarantineFilter, "status">): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM quarantined_event WHERE ${FILTER} AND ($5::uuid IS NULL OR id > $5) ORDER BY id LIMIT $6`,
      [environmentId, "waiting", filter.customer, filter.code, filter.after, filter.limit],
    );
    return found.map((row) => row.id);
  }
}
