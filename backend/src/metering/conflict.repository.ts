import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { ConflictStatus } from "./event-conflict.states.js";

export type EventConflict = {
  environmentId: string;
  id: string;
  key: string;
  payloadHash: string;
  usageId: string;
  source: string;
  eventId: string;
  type: string;
  customer: string;
  subscription: string | null;
  time: Instant | null;
  /** As text: numbers keep their digits. */
  propertiesText: string;
  status: ConflictStatus;
  receivedAt: Instant;
  settledAt: Instant | null;
};

/** In the words of the columns. */
export type NewConflict = {
  id: string;
  key: string;
  payload_hash: string;
  usage_id: string;
  source: string;
  event_id: string;
  type: string;
  customer: string;
  subscription: string | null;
  time: Instant | null;
  properties: string;
  received_at: Instant;
};

export type StandingConflict = Pick<EventConflict, "id" | "key" | "payloadHash" | "status">;

const COLUMNS = `environment_id, id, key, payload_hash, usage_id, source, event_id, type, customer, subscription, time,
  properties::text AS properties_text, status, received_at, settled_at`;

/** The SQL of conflicts. */
@Injectable()
export class ConflictRepository {
  /** Keeps each other payload of a key once, however often it is sent, and gives what then stands of each. */
  async keep(tx: Tx, environmentId: string, conflicts: readonly NewConflict[]): Promise<StandingConflict[]> {
    if (conflicts.length === 0) return [];
    await tx.query(
      `INSERT INTO event_conflict (environment_id, id, key, payload_hash, usage_id, source, event_id, type, customer, subscription,
         time, properties, status, received_at)
       SELECT $1, id, key, payload_hash, usage_id, source, event_id, type, customer, subscription, time, properties::jsonb,
         'open', received_at
       FROM jsonb_to_recordset($2) AS conflict (id uuid, key uuid, payload_hash uuid, usage_id uuid, source text, event_id text,
         type text, customer text, subscription text, time timestamptz, properties text, received_at timestamptz)
       ORDER BY key, payload_hash ON CONFLICT ON CONSTRAINT event_conflict_payload DO NOTHING`,
      [environmentId, JSON.stringify(conflicts)],
    );
    return rows(
      tx,
      `SELECT id, key, payload_hash, status FROM event_conflict
       WHERE environment_id = $1 AND (key, payload_hash) IN (SELECT * FROM unnest($2::uuid[], $3::uuid[]))`,
      [environmentId, conflicts.map((each) => each.key), conflicts.map((each) => each.payload_hash)],
    );
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<EventConflict | null> {
    return firstRow(tx, `SELECT ${COLUMNS} FROM event_conflict WHERE environment_id = $1 AND id = $2`, [
      environmentId,
      id,
    ]);
  }

  async lock(tx: Tx, environmentId: string, id: string): Promise<EventConflict | null> {
    return firstRow(
      tx,
      `SELECT ${COLUMNS} FROM event_conflict WHERE environment_id = $1 AND id = $2 FOR UPDATE`,
      [environmentId, id],
    );
  }

  async list(
    tx: Tx,
    environmentId: string,
    filter: { status: ConflictStatus | null; after: string | null; limit: number },
  ): Promise<EventConflict[]> {
    return rows(
      tx,
      `SELECT ${COLUMNS} FROM event_conflict
       WHERE environment_id = $1 AND ($2::text IS NULL OR status = $2) AND ($3::uuid IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [environmentId, filter.status, filter.after, filter.limit + 1],
    );
  }
}
