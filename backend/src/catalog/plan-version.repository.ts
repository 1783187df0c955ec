import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { PlanVersion, PlanVersionLabel, PlanVersionTerms } from "./plan.js";

/** A version's row, without its prices. */
export type PlanVersionRow = Omit<PlanVersion, "prices">;

const COLUMNS = `v.environment_id, v.id, v.plan_id, plan.key AS plan_key, plan.name AS plan_name, v.number, v.status, v.currency,
    v.interval, v.anchor, v.version, v.created_at, v.published_at`;
const FROM = `FROM plan_version v JOIN plan ON plan.environment_id = v.environment_id AND plan.id = v.plan_id`;
const SELECT = `SELECT ${COLUMNS} ${FROM}`;

/** The SQL of plan versions; their status is written in `plan-version-states.ts` alone. */
@Injectable()
export class PlanVersionRepository {
  /** Adds a draft with the plan's next number; false when the plan has a draft already. The plan's row must be locked. */
  async insert(
    tx: Tx,
    environmentId: string,
    id: string,
    planId: string,
    terms: PlanVersionTerms,
  ): Promise<boolean> {
    const inserted = await affectedRows(
      tx,
      `INSERT INTO plan_version (environment_id, id, plan_id, number, status, currency, interval, anchor)
       SELECT $1, $2, $3, coalesce(max(number), 0) + 1, 'draft', $4, $5, $6
       FROM plan_version WHERE environment_id = $1 AND plan_id = $3
       ON CONFLICT (environment_id, plan_id) WHERE status = 'draft' DO NOTHING`,
      [environmentId, id, planId, terms.currency, terms.interval, terms.anchor],
    );
    return inserted === 1;
  }

  /** False when the version is no longer the standing one, or no longer a draft. */
  async update(tx: Tx, version: PlanVersionRow, terms: PlanVersionTerms): Promise<boolean> {
    const updated = await affectedRows(
      tx,
      `UPDATE plan_version SET currency = $4, interval = $5, anchor = $6, version = version + 1
       WHERE environment_id = $1 AND id = $2 AND version = $3 AND status = 'draft'`,
      [version.environmentId, version.id, version.version, terms.currency, terms.interval, terms.anchor],
    );
    return updated === 1;
  }

  /** Deletes a draft with its prices; false when it is none. */
  async deleteDraft(tx: Tx, environmentId: string, id: string): Promise<boolean> {
    const deleted = await affectedRows(
      tx,
      "DELETE FROM plan_version WHERE environment_id = $1 AND id = $2 AND status = 'draft'",
      [environmentId, id],
    );
    return deleted === 1;
  }

  async deleteDraftsOf(tx: Tx, environmentId: string, planId: string): Promise<void> {
    await tx.query(
      "DELETE FROM plan_version WHERE environment_id = $1 AND plan_id = $2 AND status = 'draft'",
      [environmentId, planId],
    );
  }

  async byId(tx: Tx, environmentId: string, id: string): Promise<PlanVersionRow | null> {
    return firstRow<PlanVersionRow>(tx, `${SELECT} WHERE v.environment_id = $1 AND v.id = $2`, [
      environmentId,
      id,
    ]);
  }

  async byNumber(
    tx: Tx,
    environmentId: string,
    planId: string,
    number: number,
  ): Promise<PlanVersionRow | null> {
    return firstRow<PlanVersionRow>(
      tx,
      `${SELECT} WHERE v.environment_id = $1 AND v.plan_id = $2 AND v.number = $3`,
      [environmentId, planId, number],
    );
  }

  /** The published version with the highest number: a plan has one draft at a time, so it is also the last published. */
  async latestPublished(tx: Tx, environmentId: string, planId: string): Promise<PlanVersionRow | null> {
    return firstRow<PlanVersionRow>(
      tx,
      `${SELECT} WHERE v.environment_id = $1 AND v.plan_id = $2 AND v.status = 'published' ORDER BY v.number DESC LIMIT 1`,
      [environmentId, planId],
    );
  }

  /** Of each plan, the published version with the highest number and the draft. */
  async current(tx: Tx, environmentId: string, planIds: readonly string[]): Promise<PlanVersionRow[]> {
    return rows<PlanVersionRow>(
      tx,
      `SELECT DISTINCT ON (v.plan_id, v.status) ${COLUMNS} ${FROM}
       WHERE v.environment_id = $1 AND v.plan_id = ANY($2::uuid[]) ORDER BY v.plan_id, v.status, v.number DESC`,
      [environmentId, planIds],
    );
  }

  async labels(
    tx: Tx,
    environmentId: string,
    ids: readonly string[],
  ): Promise<({ id: string } & PlanVersionLabel)[]> {
    return rows(
      tx,
      `SELECT v.id, plan.key AS plan_key, plan.name AS plan_name, v.number
       FROM plan_version v JOIN plan ON plan.environment_id = v.environment_id AND plan.id = v.plan_id
       WHERE v.environment_id = $1 AND v.id = ANY($2::uuid[])`,
      [environmentId, ids],
    );
  }

  /** Highest number first. */
  async ofPlan(
    tx: Tx,
    environmentId: string,
    planId: string,
    below: number | null,
    limit: number,
  ): Promise<PlanVersionRow[]> {
    return rows<PlanVersionRow>(
      tx,
      `${SELECT} WHERE v.environment_id = $1 AND v.plan_id = $2 AND ($3::int IS NULL OR v.number < $3)
       ORDER BY v.number DESC LIMIT $4`,
      [environmentId, planId, below, limit + 1],
    );
  }
}
