import { canonicalInstant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import { SqlParameters } from "./sql-parameters.js";
import type { UsageClose } from "./usage-close.js";
import { seenBy } from "./watermark.repository.js";
import type { Watermark } from "./watermark.js";

/** The SQL of closes. */
@Injectable()
export class UsageCloseRepository {
  /** Gives what was written. A run has one close; its customer's lock keeps others from writing it meanwhile. */
  async insert(tx: Tx, close: Omit<UsageClose, "closedAt">): Promise<UsageClose> {
    const row = await firstRow<UsageClose>(
      tx,
      `INSERT INTO usage_close (environment_id, id, subscription_id, customer_id, plan_version_id, revision, period_start, period_end,
         meter_ids, watermark, usage)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING *`,
      [
        close.environmentId,
        close.id,
        close.subscriptionId,
        close.customerId,
        close.planVersionId,
        close.revision,
        close.periodStart,
        close.periodEnd,
        JSON.stringify(close.meterIds),
        close.watermark,
        JSON.stringify(close.usage),
      ],
    );
    return canonical(row!);
  }

  /** Only for a close of which nothing was rated: what was rated is proved by it. */
  async remove(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query("DELETE FROM usage_close WHERE environment_id = $1 AND id = $2", [environmentId, id]);
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<UsageClose | null> {
    const row = await firstRow<UsageClose>(
      tx,
      "SELECT * FROM usage_close WHERE environment_id = $1 AND id = $2",
      [environmentId, id],
    );
    return row && canonical(row);
  }

  /** Of each closed period of a subscription the latest revision, oldest period first. */
  async standing(tx: Tx, environmentId: string, subscriptionId: string): Promise<UsageClose[]> {
    const found = await rows<UsageClose>(
      tx,
      `SELECT DISTINCT ON (period_start) * FROM usage_close WHERE environment_id = $1 AND subscription_id = $2
       ORDER BY period_start, revision DESC`,
      [environmentId, subscriptionId],
    );
    return found.map(canonical);
  }

  /**
   * Whether anything that may concern a closed period came after it was closed and by `upTo`: an event, or the amendment,
   * void or revert of one. Only months of receipt since the close are looked at, so this stays cheap as history grows.
   */
  async hasLateUsage(tx: Tx, close: UsageClose, upTo: Watermark): Promise<boolean> {
    const parameters = new SqlParameters();
    const between = (xid: string, generation: string): string =>
      `NOT ${seenBy({ xid, generation }, close.watermark, parameters)} AND ${seenBy({ xid, generation }, upTo, parameters)}`;
    const environment = parameters.add(close.environmentId, "uuid");
    const customer = parameters.add(close.customerId, "uuid");
    const period = (column: string): string =>
      `${column} >= ${parameters.add(close.periodStart, "timestamptz")} AND ${column} < ${parameters.add(close.periodEnd, "timestamptz")}`;
    const subscription = parameters.add(close.subscriptionId, "uuid");
    const closedAt = parameters.add(close.closedAt, "timestamptz");
    const row = await firstRow<{ isLate: boolean }>(
      tx,
      `SELECT EXISTS (
         SELECT 1 FROM usage_event e
         WHERE e.environment_id = ${environment} AND e.customer_id = ${customer} AND ${period("e.time")}
           AND (e.subscription_id IS NULL OR e.subscription_id = ${subscription})
           -- No writer is at work for a day, and no clock that far off: whatever was open at the close was received since then.
           AND e.id >= usage_id_floor(${closedAt} - interval '1 day') AND ${between("e.xid", "e.generation")}
       ) OR EXISTS (
         SELECT 1 FROM usage_revision r
         WHERE r.environment_id = ${environment} AND r.customer_id = ${customer} AND ${period("r.time")}
           AND ${between("r.xid", "r.generation")}
       ) OR EXISTS (
         SELECT 1 FROM backfill b JOIN usage_event e ON e.environment_id = b.environment_id AND e.backfill_id = b.id
         WHERE b.environment_id = ${environment} AND b.status = 'reverted' AND ${between("b.reverted_xid", "b.reverted_generation")}
           AND e.customer_id = ${customer} AND ${period("e.time")}
       ) AS is_late`,
      parameters.values,
    );
    return row!.isLate;
  }
}

const canonical = (close: UsageClose): UsageClose => ({
  ...close,
  periodStart: canonicalInstant(close.periodStart),
  periodEnd: canonicalInstant(close.periodEnd),
});
