import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";

export type IngestDay = {
  day: string;
  accepted: number;
  unmatched: number;
  duplicate: number;
  conflict: number;
  quarantined: number;
  rejected: number;
  occurred: number;
};

const sums = ["accepted", "unmatched", "duplicate", "conflict", "quarantined", "rejected", "occurred"]
  .map((column) => `sum(${column})::float8 AS ${column}`)
  .join(", ");

/** The SQL that reads the counters of received events: a few hundred rows a month, whatever the number of events. */
@Injectable()
export class IngestCountsRepository {
  /** By day, both ends included. Counts beyond 2^53 would lose digits, after three thousand years at the rate that one server takes. */
  async byDay(tx: Tx, environmentId: string, first: string, last: string): Promise<IngestDay[]> {
    return rows(
      tx,
      `SELECT day::text, ${sums} FROM ingest_tally WHERE environment_id = $1 AND day BETWEEN $2 AND $3 GROUP BY day`,
      [environmentId, first, last],
    );
  }

  /** Events by their own day, of each type. */
  async typesOf(tx: Tx, environmentId: string, first: string, last: string): Promise<Map<string, number>> {
    const found = await rows<{ type: string; events: number }>(
      tx,
      `SELECT type, sum(occurred)::float8 AS events FROM ingest_tally
       WHERE environment_id = $1 AND day BETWEEN $2 AND $3 GROUP BY type`,
      [environmentId, first, last],
    );
    return new Map(found.map((row) => [row.type, row.events]));
  }

  /** What waits for a person, from whenever. */
  async waiting(tx: Tx, environmentId: string): Promise<{ quarantined: number; conflicts: number }> {
    const found = await firstRow<{ quarantined: number; conflicts: number }>(
      tx,
      `SELECT (SELECT count(*)::int FROM quarantined_event WHERE environment_id = $1 AND status = 'waiting') AS quarantined,
         (SELECT count(*)::int FROM event_conflict WHERE environment_id = $1 AND status = 'open') AS conflicts`,
      [environmentId],
    );
    return found!;
  }
}
