import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, type Tx } from "../platform/index.js";

export type Receivables = {
  openAmount: string;
  openCount: number;
  overdueAmount: string;
  overdueCount: number;
  retryingAmount: string;
  retryingCount: number;
};

/** The SQL of what is owed. */
@Injectable()
export class ReceivablesRepository {
  /** What is open, what of it is past its due date, and what of it a collection case works on. */
  async sums(tx: Tx, environmentId: string, currency: string, now: Instant): Promise<Receivables> {
    const found = await firstRow<Receivables>(
      tx,
      `SELECT coalesce(sum(amount_due), 0)::text AS open_amount, count(*)::int AS open_count,
         coalesce(sum(amount_due) FILTER (WHERE due_at <= $3), 0)::text AS overdue_amount,
         (count(*) FILTER (WHERE due_at <= $3))::int AS overdue_count,
         coalesce(sum(amount_due) FILTER (WHERE in_collection), 0)::text AS retrying_amount,
         (count(*) FILTER (WHERE in_collection))::int AS retrying_count
       FROM (
         SELECT amount_due, due_at, EXISTS (
           SELECT 1 FROM collection_case c
           WHERE c.environment_id = invoice.environment_id AND c.invoice_id = invoice.id AND c.status <> 'finished') AS in_collection
         FROM invoice WHERE environment_id = $1 AND status = 'open' AND currency = $2) owed`,
      [environmentId, currency, now],
    );
    return found!;
  }
}
