import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";

export type MeterReading = {
  environmentId: string;
  meterId: string;
  lastReadId: string | null;
  readUntil: string;
  eventsRead: string;
  finishedAt: string | null;
};

/** An event that a meter is to read, and what it gave. */
export type PastEvent = { id: string; eventId: string; time: string; propertiesText: string };

const NO_EVENT = "00000000-0000-0000-0000-000000000000";

/** The SQL of how far new meters have read past events. */
@Injectable()
export class MeterReadingRepository {
  /** Begins at the first event and ends at the last one there is; called when no writer is at work that may not know the meter. */
  async begin(tx: Tx, environmentId: string, meterId: string): Promise<void> {
    await tx.query(
      `INSERT INTO meter_reading (environment_id, meter_id, read_until, events_read)
       SELECT $1, $2, coalesce((SELECT id FROM usage_event WHERE environment_id = $1 ORDER BY id DESC LIMIT 1), $3::uuid), 0
       ON CONFLICT DO NOTHING`,
      [environmentId, meterId, NO_EVENT],
    );
  }

  async lock(tx: Tx, environmentId: string, meterId: string): Promise<MeterReading | null> {
    return firstRow(
      tx,
      "SELECT * FROM meter_reading WHERE environment_id = $1 AND meter_id = $2 FOR UPDATE",
      [environmentId, meterId],
    );
  }

  async of(tx: Tx, environmentId: string, meterIds: readonly string[]): Promise<MeterReading[]> {
    return rows(tx, "SELECT * FROM meter_reading WHERE environment_id = $1 AND meter_id = ANY($2::uuid[])", [
      environmentId,
      meterIds,
    ]);
  }

  /** The next events of a type, in order of receipt. */
  async next(tx: Tx, reading: MeterReading, type: string, limit: number): Promise<PastEvent[]> {
    return rows(
      tx,
      `SELECT id, event_id, time, properties::text AS properties_text FROM usage_event
       WHERE environment_id = $1 AND ($2::uuid IS NULL OR id > $2) AND id <= $3 AND type = $4 ORDER BY id LIMIT $5`,
      [reading.environmentId, reading.lastReadId, reading.readUntil, type, limit],
    );
  }

  /** Adds the meter's measures to events that do not have them yet. */
  async addMeasures(
    tx: Tx,
    environmentId: string,
    meterId: string,
    measured: readonly { id: string; measure: string }[],
  ): Promise<void> {
    if (measured.length === 0) return;
    await tx.query(
      `UPDATE usage_event e SET measures = e.measures || jsonb_build_object($2::text, m.measure::jsonb)
       FROM unnest($3::uuid[], $4::text[]) AS m (id, measure)
       WHERE e.environment_id = $1 AND e.id = m.id AND NOT e.measures ? $2::text`,
      [environmentId, meterId, measured.map((each) => each.id), measured.map((each) => each.measure)],
    );
  }

  async advance(tx: Tx, reading: MeterReading, lastReadId: string, events: number): Promise<void> {
    await tx.query(
      "UPDATE meter_reading SET last_read_id = $3, events_read = events_read + $4 WHERE environment_id = $1 AND meter_id = $2",
      [reading.environmentId, reading.meterId, lastReadId, events],
    );
  }

  async finish(tx: Tx, reading: MeterReading): Promise<void> {
    await tx.query(
      "UPDATE meter_reading SET finished_at = clock_timestamp() WHERE environment_id = $1 AND meter_id = $2 AND finished_at IS NULL",
      [reading.environmentId, reading.meterId],
    );
  }
}
