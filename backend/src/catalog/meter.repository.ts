import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { Meter, MeterTerms } from "./meter.js";

const COLUMNS = `environment_id, id, key, name, event_type, aggregation, filter, value_property, group_by, unit, version, created_at,
  archived_at`;

export type MeterFilter = {
  search: string | null;
  archived: "exclude" | "only" | "include";
  after: string | null;
  limit: number;
};

/** The SQL of meters. */
@Injectable()
export class MeterRepository {
  /** False when the key is taken. */
  async insert(tx: Tx, environmentId: string, id: string, terms: MeterTerms): Promise<boolean> {
    const inserted = await affectedRows(
      tx,
      `INSERT INTO meter (environment_id, id, key, name, event_type, aggregation, filter, value_property, group_by, unit)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (environment_id, key) DO NOTHING`,
      [
        environmentId,
        id,
        terms.key,
        terms.name,
        terms.eventType,
        terms.aggregation,
        terms.filter,
        terms.valueProperty,
        JSON.stringify(terms.groupBy),
        terms.unit,
      ],
    );
    return inserted === 1;
  }

  /** False when the version is no longer the standing one. */
  async rename(tx: Tx, meter: Meter, name: string, unit: string | null): Promise<boolean> {
    const updated = await affectedRows(
      tx,
      `UPDATE meter SET name = $4, unit = $5, version = version + 1 WHERE environment_id = $1 AND id = $2 AND version = $3`,
      [meter.environmentId, meter.id, meter.version, name, unit],
    );
    return updated === 1;
  }

  async setArchived(tx: Tx, environmentId: string, id: string, archived: boolean): Promise<void> {
    await tx.query(
      `UPDATE meter SET archived_at = CASE WHEN $3 THEN clock_timestamp() END, version = version + 1
       WHERE environment_id = $1 AND id = $2 AND (archived_at IS NOT NULL) <> $3`,
      [environmentId, id, archived],
    );
  }

  async delete(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query("DELETE FROM meter WHERE environment_id = $1 AND id = $2", [environmentId, id]);
  }

  async byId(tx: Tx, environmentId: string, id: string): Promise<Meter | null> {
    return firstRow<Meter>(tx, `SELECT ${COLUMNS} FROM meter WHERE environment_id = $1 AND id = $2`, [
      environmentId,
      id,
    ]);
  }

  async byKeys(tx: Tx, environmentId: string, keys: readonly string[]): Promise<Meter[]> {
    return rows<Meter>(
      tx,
      `SELECT ${COLUMNS} FROM meter WHERE environment_id = $1 AND key = ANY($2::text[]) ORDER BY key`,
      [environmentId, keys],
    );
  }

  async all(tx: Tx, environmentId: string): Promise<Meter[]> {
    return rows<Meter>(tx, `SELECT ${COLUMNS} FROM meter WHERE environment_id = $1 ORDER BY id`, [
      environmentId,
    ]);
  }

  async list(tx: Tx, environmentId: string, filter: MeterFilter): Promise<Meter[]> {
    return rows<Meter>(
      tx,
      `SELECT ${COLUMNS} FROM meter
       WHERE environment_id = $1 AND ($2::uuid IS NULL OR id < $2)
         AND ($3::text IS NULL OR strpos(lower(name), lower($3)) > 0 OR strpos(key, lower($3)) > 0)
         AND ($4 = 'include' OR (archived_at IS NOT NULL) = ($4 = 'only'))
       ORDER BY id DESC LIMIT $5`,
      [environmentId, filter.after, filter.search, filter.archived, filter.limit + 1],
    );
  }

  /** Prices that use the meter, as people name them: `pro v2: tokens`. */
  async usedBy(tx: Tx, environmentId: string, id: string): Promise<string[]> {
    const uses = await rows<{ name: string }>(
      tx,
      `SELECT plan.key || ' v' || plan_version.number || ': ' || price.key AS name
       FROM price_meter
       JOIN price ON price.environment_id = price_meter.environment_id AND price.id = price_meter.price_id
       JOIN plan_version ON plan_version.environment_id = price.environment_id AND plan_version.id = price.plan_version_id
       JOIN plan ON plan.environment_id = plan_version.environment_id AND plan.id = plan_version.plan_id
       WHERE price_meter.environment_id = $1 AND price_meter.meter_id = $2
       ORDER BY plan.key, plan_version.number, price.position`,
      [environmentId, id],
    );
    return uses.map((use) => use.name);
  }
}
