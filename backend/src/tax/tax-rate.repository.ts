import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { TaxRate, TaxRateTerms } from "./tax-rate.js";

const COLUMNS = "environment_id, id, name, rate, inclusive, country, version, created_at, archived_at";

export type TaxRateFilter = { archived: "exclude" | "only" | "include"; after: string | null; limit: number };

/** The SQL of tax rates. */
@Injectable()
export class TaxRateRepository {
  /** False when a standing rate has the country, or is the default. */
  async insert(tx: Tx, environmentId: string, id: string, terms: TaxRateTerms): Promise<boolean> {
    const inserted = await affectedRows(
      tx,
      `INSERT INTO tax_rate (environment_id, id, name, rate, inclusive, country) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [environmentId, id, terms.name, terms.rate, terms.inclusive, terms.country],
    );
    return inserted === 1;
  }

  /** False when the version is no longer the standing one. */
  async update(tx: Tx, rate: TaxRate, terms: TaxRateTerms): Promise<boolean> {
    const updated = await affectedRows(
      tx,
      `UPDATE tax_rate SET name = $4, rate = $5, inclusive = $6, country = $7, version = version + 1
       WHERE environment_id = $1 AND id = $2 AND version = $3`,
      [rate.environmentId, rate.id, rate.version, terms.name, terms.rate, terms.inclusive, terms.country],
    );
    return updated === 1;
  }

  async archive(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query(
      `UPDATE tax_rate SET archived_at = clock_timestamp(), version = version + 1
       WHERE environment_id = $1 AND id = $2 AND archived_at IS NULL`,
      [environmentId, id],
    );
  }

  async delete(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query("DELETE FROM tax_rate WHERE environment_id = $1 AND id = $2", [environmentId, id]);
  }

  async byId(tx: Tx, environmentId: string, id: string): Promise<TaxRate | null> {
    return firstRow<TaxRate>(tx, `SELECT ${COLUMNS} FROM tax_rate WHERE environment_id = $1 AND id = $2`, [
      environmentId,
      id,
    ]);
  }

  /** The standing rate of the country, else the default, else null. */
  async standing(tx: Tx, environmentId: string, country: string | null): Promise<TaxRate | null> {
    return firstRow<TaxRate>(
      tx,
      `SELECT ${COLUMNS} FROM tax_rate
       WHERE environment_id = $1 AND archived_at IS NULL AND (country IS NULL OR country = $2)
       ORDER BY country NULLS LAST LIMIT 1`,
      [environmentId, country],
    );
  }

  async list(tx: Tx, environmentId: string, filter: TaxRateFilter): Promise<TaxRate[]> {
    return rows<TaxRate>(
      tx,
      `SELECT ${COLUMNS} FROM tax_rate
       WHERE environment_id = $1 AND ($2::uuid IS NULL OR id < $2)
         AND ($3 = 'include' OR (archived_at IS NOT NULL) = ($3 = 'only'))
       ORDER BY id DESC LIMIT $4`,
      [environmentId, filter.after, filter.archived, filter.limit + 1],
    );
  }
}
