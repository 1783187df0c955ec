import { canonicalDecimal, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import type { Meter } from "../catalog/index.js";
import { rows, type Tx } from "../platform/index.js";

/** A meter's usage of all customers, on a day or (day null) in the whole range. */
export type MeterDay = {
  meterId: string;
  day: string | null;
  quantity: string;
  events: number;
  /** The part before the instant that was asked about; of the whole range alone. */
  quantityBefore: string;
};

export type MeterRange = { from: Instant; to: Instant; before: Instant };

/** The SQL of a meter's usage over all customers, from the same measures and by the same rules as invoices. */
@Injectable()
export class MeterDaysRepository {
  async byDay(
    tx: Tx,
    environmentId: string,
    meters: readonly Meter[],
    range: MeterRange,
  ): Promise<MeterDay[]> {
    // Counting distinct values sorts all events, so the other meters are not read in the same statement.
    const unique = meters.filter((meter) => meter.aggregation === "unique");
    const others = meters.filter((meter) => meter.aggregation !== "unique");
    const distinct = await this.read(
      tx,
      environmentId,
      unique,
      range,
      (where) => `count(DISTINCT v) ${where}`,
    );
    const added = await this.read(
      tx,
      environmentId,
      others,
      range,
      (where) =>
        `CASE aggregation WHEN 'count' THEN count(*) ${where} WHEN 'sum' THEN sum(v::numeric) ${where} ELSE max(v::numeric) ${where} END`,
    );
    return [...distinct, ...added];
  }

  private async read(
    tx: Tx,
    environmentId: string,
    meters: readonly Meter[],
    range: MeterRange,
    quantity: (where: string) => string,
  ): Promise<MeterDay[]> {
    if (meters.length === 0) return [];
    const found = await rows<Record<keyof MeterDay, string | null> & { meterId: string; events: number }>(
      tx,
      `SELECT meter_id, day::text, (${quantity("")})::text AS quantity, count(*)::int AS events,
         (${quantity("FILTER (WHERE time < $6)")})::text AS quantity_before
       FROM (
         SELECT m.id AS meter_id, m.aggregation, e.time, (e.time AT TIME ZONE 'UTC')::date AS day, e.measures -> m.id ->> 'v' AS v
         FROM usage_account a
         JOIN usage_event e ON e.environment_id = a.environment_id AND e.customer_id = a.customer_id
         JOIN unnest($2::text[], $3::text[]) AS m (id, aggregation) ON e.measures ? m.id
         WHERE a.environment_id = $1 AND e.environment_id = $1 AND e.time >= $4 AND e.time < $5
           AND NOT EXISTS (SELECT 1 FROM usage_revision r WHERE r.environment_id = $1 AND r.superseded_id = e.id)
           AND NOT EXISTS (SELECT 1 FROM backfill b
             WHERE b.environment_id = $1 AND b.id = e.backfill_id AND b.status = 'reverted')) counted
       GROUP BY GROUPING SETS ((meter_id, aggregation, day), (meter_id, aggregation))`,
      [
        environmentId,
        meters.map((meter) => meter.id),
        meters.map((meter) => meter.aggregation),
        range.from,
        range.to,
        range.before,
      ],
    );
    return found.map((row) => ({
      meterId: row.meterId,
      day: row.day,
      quantity: canonical(row.quantity),
      events: row.events,
      quantityBefore: canonical(row.quantityBefore),
    }));
  }
}

const canonical = (quantity: string | null): string => (quantity === null ? "0" : canonicalDecimal(quantity));
