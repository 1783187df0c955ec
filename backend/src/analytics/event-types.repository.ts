import { Injectable } from "@nestjs/common";
import { rows, type Tx } from "../platform/index.js";
import type { EventType } from "./event-types.schemas.js";

export type SeenType = {
  type: string;
  events: number;
  unmatched: number;
  duplicates: number;
  quarantined: number;
  conflicts: number;
  lastAt: string | null;
  lastUsageId: string | null;
};
export type SampleProperty = EventType["properties"][number] & { id: string };

const MOST_TYPES = 200;
const MOST_PROPERTIES = 50;
const LONGEST_EXAMPLE = 80;

/** The SQL of the event catalogue: reads the counters of 35 days, and one event per type by its key. */
@Injectable()
export class EventTypesRepository {
  async seen(tx: Tx, environmentId: string, firstDay: string): Promise<SeenType[]> {
    return rows(
      tx,
      `SELECT type, sum(accepted)::float8 AS events, sum(unmatched)::float8 AS unmatched, sum(duplicate)::float8 AS duplicates,
         sum(quarantined)::float8 AS quarantined, sum(conflict)::float8 AS conflicts, max(last_received_at) AS last_at,
         (array_agg(last_usage_id ORDER BY last_usage_id DESC) FILTER (WHERE last_usage_id IS NOT NULL))[1] AS last_usage_id
       FROM ingest_tally WHERE environment_id = $1 AND day >= $2 AND type <> ''
       GROUP BY type HAVING max(last_received_at) IS NOT NULL ORDER BY last_at DESC, type LIMIT ${MOST_TYPES}`,
      [environmentId, firstDay],
    );
  }

  /** Names, JSON types and values of the events' own properties, by event. */
  async properties(tx: Tx, environmentId: string, usageIds: readonly string[]): Promise<SampleProperty[]> {
    return rows(
      tx,
      `SELECT e.id, p.name, p.type, p.example
       FROM usage_event e, LATERAL (
         SELECT key AS name, jsonb_typeof(value) AS type, left(value::text, ${LONGEST_EXAMPLE}) AS example
         FROM jsonb_each(e.properties) ORDER BY key LIMIT ${MOST_PROPERTIES}) p
       WHERE e.environment_id = $1 AND e.id = ANY($2::uuid[])`,
      [environmentId, usageIds],
    );
  }
}
