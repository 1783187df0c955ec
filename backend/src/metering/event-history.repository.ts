import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { WrittenBy } from "./ingest-session.repository.js";
import { SqlParameters } from "./sql-parameters.js";
import { seenBy } from "./watermark.repository.js";
import type { Watermark } from "./watermark.js";

/** A stored event with what became of it. */
export type StoredEvent = {
  id: string;
  eventId: string;
  source: string;
  type: string;
  customerId: string;
  subscriptionId: string | null;
  backfillId: string | null;
  time: Instant;
  receivedAt: Instant;
  propertiesText: string;
  measures: Record<string, { v?: string; g?: (string | null)[] }>;
  /** How it was superseded, if it was: by an amendment (which has a replacement) or a void. */
  supersededAt: Instant | null;
  replacementId: string | null;
  isReverted: boolean;
};

/** An amendment or void. */
export type Revision = {
  supersededId: string;
  replacementId: string | null;
  revisionId: string;
  customerId: string;
  time: Instant;
  reason: string | null;
  actor: Record<string, unknown>;
  receivedAt: Instant;
};

export type EventFilter = {
  customerId: string | null;
  type: string | null;
  start: Instant | null;
  end: Instant | null;
  /** Only those whose type none of these is; null for all. */
  unmatchedBut: readonly string[] | null;
  after: { time: Instant | null; id: string } | null;
  limit: number;
};

const SELECT = `SELECT e.id, e.event_id, e.source, e.type, e.customer_id, e.subscription_id, e.backfill_id, e.time, e.received_at,
  e.properties::text AS properties_text, e.measures, r.received_at AS superseded_at, r.replacement_id,
  coalesce(b.status = 'reverted', false) AS is_reverted
FROM usage_event e
LEFT JOIN usage_revision r ON r.environment_id = e.environment_id AND r.superseded_id = e.id
LEFT JOIN backfill b ON b.environment_id = e.environment_id AND b.id = e.backfill_id`;

/** The SQL of single events and their history. */
@Injectable()
export class EventHistoryRepository {
  async get(tx: Tx, environmentId: string, id: string): Promise<StoredEvent | null> {
    return firstRow(tx, `${SELECT} WHERE e.environment_id = $1 AND e.id = $2`, [environmentId, id]);
  }

  /** Of one customer by time, else by receipt; newest first. */
  async list(tx: Tx, environmentId: string, filter: EventFilter): Promise<StoredEvent[]> {
    const parameters = new SqlParameters();
    const conditions = [`e.environment_id = ${parameters.add(environmentId, "uuid")}`];
    const { customerId, type, start, end, unmatchedBut, after } = filter;
    if (customerId !== null) conditions.push(`e.customer_id = ${parameters.add(customerId, "uuid")}`);
    if (type !== null) conditions.push(`e.type = ${parameters.add(type)}`);
    if (start !== null) conditions.push(`e.time >= ${parameters.add(start, "timestamptz")}`);
    if (end !== null) conditions.push(`e.time < ${parameters.add(end, "timestamptz")}`);
    if (unmatchedBut !== null) {
      conditions.push(`e.measures = '{}' AND e.type <> ALL(${parameters.add(unmatchedBut, "text[]")})`);
    }
    if (after !== null && customerId !== null) {
      conditions.push(
        `(e.time, e.id) < (${parameters.add(after.time, "timestamptz")}, ${parameters.add(after.id, "uuid")})`,
      );
    } else if (after !== null) {
      conditions.push(`e.id < ${parameters.add(after.id, "uuid")}`);
    }
    const order = customerId === null ? "e.id DESC" : "e.time DESC, e.id DESC";
    return rows(
      tx,
      `${SELECT} WHERE ${conditions.join(" AND ")} ORDER BY ${order} LIMIT ${parameters.add(filter.limit + 1, "integer")}`,
      parameters.values,
    );
  }

  /** The newest events between two watermarks, newest first; `since` bounds the search. */
  async between(
    tx: Tx,
    environmentId: string,
    window: { from: Watermark; to: Watermark; since: Instant; limit: number },
  ): Promise<StoredEvent[]> {
    const parameters = new SqlParameters();
    const environment = parameters.add(environmentId, "uuid");
    const stamp = { xid: "e.xid", generation: "e.generation" };
    return rows(
      tx,
      `${SELECT} WHERE e.environment_id = ${environment} AND e.id >= usage_id_floor(${parameters.add(window.since, "timestamptz")})
         AND ${seenBy(stamp, window.to, parameters)} AND NOT ${seenBy(stamp, window.from, parameters)}
       ORDER BY e.id DESC LIMIT ${parameters.add(window.limit, "integer")}`,
      parameters.values,
    );
  }

  /** What superseded this row, or null. */
  async revisionOf(tx: Tx, environmentId: string, supersededId: string): Promise<Revision | null> {
    return firstRow(
      tx,
      `SELECT superseded_id, replacement_id, revision_id, customer_id, time, reason, actor, received_at
       FROM usage_revision WHERE environment_id = $1 AND superseded_id = $2`,
      [environmentId, supersededId],
    );
  }

  /** What put this row in another's place, or null for a row that came by itself. */
  async originOf(tx: Tx, environmentId: string, replacementId: string): Promise<Revision | null> {
    return firstRow(
      tx,
      `SELECT superseded_id, replacement_id, revision_id, customer_id, time, reason, actor, received_at
       FROM usage_revision WHERE environment_id = $1 AND replacement_id = $2`,
      [environmentId, replacementId],
    );
  }

  async revise(
    tx: Tx,
    environmentId: string,
    revision: Revision,
    { xid, generation }: WrittenBy,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO usage_revision (environment_id, superseded_id, replacement_id, revision_id, customer_id, time, reason, actor,
         received_at, xid, generation)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        environmentId,
        revision.supersededId,
        revision.replacementId,
        revision.revisionId,
        revision.customerId,
        revision.time,
        revision.reason,
        JSON.stringify(revision.actor),
        revision.receivedAt,
        xid,
        generation,
      ],
    );
  }
}
