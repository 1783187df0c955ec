import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { Plan } from "./plan.js";

const COLUMNS = "environment_id, id, key, name, description, metadata, version, created_at, archived_at";

export type PlanTerms = Pick<Plan, "key" | "name" | "description" | "metadata">;
export type PlanFilter = {
  search: string | null;
  /** Only plans with a published version, and in this currency where one is given. */
  sold: boolean;
  currency: string | null;
  archived: "exclude" | "only" | "include";
  after: string | null;
  limit: number;
};

/** The SQL of plans. */
@Injectable()
export class PlanRepository {
  /** False when the key is taken. */
  async insert(tx: Tx, environmentId: string, id: string, terms: PlanTerms): Promise<boolean> {
    const inserted = await affectedRows(
      tx,
      `INSERT INTO plan (environment_id, id, key, name, description, metadata) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (environment_id, key) DO NOTHING`,
      [environmentId, id, terms.key, terms.name, terms.description, JSON.stringify(terms.metadata)],
    );
    return inserted === 1;
  }

  /** False when the version is no longer the standing one. */
  async update(tx: Tx, plan: Plan, terms: Omit<PlanTerms, "key">): Promise<boolean> {
    const updated = await affectedRows(
      tx,
      `UPDATE plan SET name = $4, description = $5, metadata = $6, version = version + 1
       WHERE environment_id = $1 AND id = $2 AND version = $3`,
      [
        plan.environmentId,
        plan.id,
        plan.version,
        terms.name,
        terms.description,
        JSON.stringify(terms.metadata),
      ],
    );
    return updated === 1;
  }

  async setArchived(tx: Tx, environmentId: string, id: string, archived: boolean): Promise<void> {
    await tx.query(
      `UPDATE plan SET archived_at = CASE WHEN $3 THEN clock_timestamp() END, version = version + 1
       WHERE environment_id = $1 AND id = $2 AND (archived_at IS NOT NULL) <> $3`,
      [environmentId, id, archived],
    );
  }

  /** Deletes the plan; its drafts must be gone, and a published version forbids it. */
  async delete(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query("DELETE FROM plan WHERE environment_id = $1 AND id = $2", [environmentId, id]);
  }

  async byId(tx: Tx, environmentId: string, id: string): Promise<Plan | null> {
    return firstRow<Plan>(tx, `SELECT ${COLUMNS} FROM plan WHERE environment_id = $1 AND id = $2`, [
      environmentId,
      id,
    ]);
  }

  async byKey(tx: Tx, environmentId: string, key: string): Promise<Plan | null> {
    return firstRow<Plan>(tx, `SELECT ${COLUMNS} FROM plan WHERE environment_id = $1 AND key = $2`, [
      environmentId,
      key,
    ]);
  }

  /** Locks the plan's row, so that version numbers are taken one at a time. */
  async lock(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query("SELECT 1 FROM plan WHERE environment_id = $1 AND id = $2 FOR UPDATE", [
      environmentId,
      id,
    ]);
  }

  async list(tx: Tx, environmentId: string, filter: PlanFilter): Promise<Plan[]> {
    return rows<Plan>(
      tx,
      `SELECT ${COLUMNS} FROM plan
       WHERE environment_id = $1 AND ($2::uuid IS NULL OR id < $2)
         AND ($3::text IS NULL OR strpos(lower(name), lower($3)) > 0 OR strpos(key, lower($3)) > 0)
         AND ($4 = 'include' OR (archived_at IS NOT NULL) = ($4 = 'only'))
         AND (NOT $6::boolean OR EXISTS (
           SELECT 1 FROM (SELECT v.currency FROM plan_version v
             WHERE v.environment_id = plan.environment_id AND v.plan_id = plan.id AND v.status = 'published'
             ORDER BY v.number DESC LIMIT 1) latest
           WHERE $7::text IS NULL OR latest.currency = $7))
       ORDER BY id DESC LIMIT $5`,
      [
        environmentId,
        filter.after,
        filter.search,
        filter.archived,
        filter.limit + 1,
        filter.sold,
        filter.currency,
      ],
    );
  }
}
