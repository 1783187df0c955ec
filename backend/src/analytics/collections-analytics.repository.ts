import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { BUCKETS } from "./collections-analytics.schemas.js";

type Sum = { amount: string; count: number };
export type AgeingRow = Sum & { bucket: (typeof BUCKETS)[number] };
export type CaseRow = Sum & { status: "active" | "paused" };
export type RecoveryRow = {
  recoveredAmount: string;
  recoveredCount: number;
  finishedAmount: string;
  finishedCount: number;
};
export type DeclineRow = Sum & { class: "soft" | "hard"; code: string; customers: number };

/** The SQL of what collections came to. */
@Injectable()
export class CollectionsAnalyticsRepository {
  /** `due_at` is the end of the due day, so that the first day after it is day 1. */
  async ageing(tx: Tx, environmentId: string, currency: string, now: Instant): Promise<AgeingRow[]> {
    return rows(
      tx,
      `SELECT CASE WHEN due_at IS NULL OR due_at > $3 THEN 'not_due' WHEN due_at + interval '30 days' > $3 THEN '1_30'
           WHEN due_at + interval '60 days' > $3 THEN '31_60' WHEN due_at + interval '90 days' > $3 THEN '61_90'
           ELSE 'over_90' END AS bucket, sum(amount_due)::text AS amount, count(*)::int AS count
       FROM invoice WHERE environment_id = $1 AND status = 'open' AND currency = $2 GROUP BY 1`,
      [environmentId, currency, now],
    );
  }

  async cases(tx: Tx, environmentId: string, currency: string): Promise<CaseRow[]> {
    return rows(
      tx,
      `SELECT c.status, sum(i.amount_due)::text AS amount, count(*)::int AS count
       FROM invoice i JOIN collection_case c ON c.environment_id = i.environment_id AND c.invoice_id = i.id
       WHERE i.environment_id = $1 AND i.currency = $2 AND i.status = 'open' AND c.status <> 'finished' GROUP BY c.status`,
      [environmentId, currency],
    );
  }

  /** A void invoice is neither recovered nor lost. */
  async recovery(tx: Tx, environmentId: string, currency: string, since: Instant): Promise<RecoveryRow> {
    const found = await firstRow<RecoveryRow>(
      tx,
      `SELECT coalesce(sum(i.amount_paid) FILTER (WHERE c.outcome = 'paid'), 0)::text AS recovered_amount,
         (count(*) FILTER (WHERE c.outcome = 'paid'))::int AS recovered_count,
         coalesce(sum(CASE WHEN c.outcome = 'paid' THEN i.amount_paid ELSE i.total - i.amount_credited END), 0)::text AS finished_amount,
         count(*)::int AS finished_count
       FROM collection_case c JOIN invoice i ON i.environment_id = c.environment_id AND i.id = c.invoice_id
       WHERE c.environment_id = $1 AND c.status = 'finished' AND c.finished_at >= $3 AND c.outcome <> 'void' AND i.currency = $2`,
      [environmentId, currency, since],
    );
    return found!;
  }

  async declines(tx: Tx, environmentId: string, currency: string, since: Instant): Promise<DeclineRow[]> {
    return rows(
      tx,
      `SELECT decline_class AS class, coalesce(decline_code, '') AS code, sum(amount)::text AS amount, count(*)::int AS count,
         count(DISTINCT customer_id)::int AS customers
       FROM payment_attempt
       WHERE environment_id = $1 AND status = 'declined' AND created_at >= $3 AND currency = $2
       GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2`,
      [environmentId, currency, since],
    );
  }
}
