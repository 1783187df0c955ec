import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { PriceOverride } from "./price-override.js";

const COLUMNS = "environment_id, customer_id, plan_id, price_key, params, version, created_at, updated_at";
type Key = Pick<PriceOverride, "environmentId" | "customerId" | "planId" | "priceKey">;

const keyValues = (key: Key): string[] => [key.environmentId, key.customerId, key.planId, key.priceKey];

/** The SQL of price overrides. */
@Injectable()
export class PriceOverrideRepository {
  /** False when there is one already. */
  async insert(tx: Tx, key: Key, params: Record<string, unknown>): Promise<boolean> {
    const inserted = await affectedRows(
      tx,
      `INSERT INTO price_override (environment_id, customer_id, plan_id, price_key, params) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [...keyValues(key), JSON.stringify(params)],
    );
    return inserted === 1;
  }

  /** False when the version is no longer the standing one. */
  async update(tx: Tx, standing: PriceOverride, params: Record<string, unknown>): Promise<boolean> {
    const updated = await affectedRows(
      tx,
      `UPDATE price_override SET params = $6, version = version + 1, updated_at = clock_timestamp()
       WHERE environment_id = $1 AND customer_id = $2 AND plan_id = $3 AND price_key = $4 AND version = $5`,
      [...keyValues(standing), standing.version, JSON.stringify(params)],
    );
    return updated === 1;
  }

  async delete(tx: Tx, key: Key): Promise<boolean> {
    const deleted = await affectedRows(
      tx,
      "DELETE FROM price_override WHERE environment_id = $1 AND customer_id = $2 AND plan_id = $3 AND price_key = $4",
      keyValues(key),
    );
    return deleted === 1;
  }

  async get(tx: Tx, key: Key): Promise<PriceOverride | null> {
    return firstRow<PriceOverride>(
      tx,
      `SELECT ${COLUMNS} FROM price_override WHERE environment_id = $1 AND customer_id = $2 AND plan_id = $3 AND price_key = $4`,
      keyValues(key),
    );
  }

  /** All of a customer, or those of one plan. */
  async ofCustomer(
    tx: Tx,
    environmentId: string,
    customerId: string,
    planId: string | null,
  ): Promise<PriceOverride[]> {
    return rows<PriceOverride>(
      tx,
      `SELECT ${COLUMNS} FROM price_override
       WHERE environment_id = $1 AND customer_id = $2 AND ($3::uuid IS NULL OR plan_id = $3) ORDER BY plan_id, price_key`,
      [environmentId, customerId, planId],
    );
  }
}
