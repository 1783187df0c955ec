import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { rows, type Tx } from "../platform/index.js";

export type RevenueDay = {
  day: string;
  amount: string;
  /** The part of it before the instant that was asked about. */
  before: string | null;
};

/** The money unit of an environment without customers: all of its amounts are zero. */
export const NO_CURRENCY = "USD";

/** What was invoiced, net of tax: finalized invoices that are not void, less credit notes, each at its instant of issue. */
const ISSUED = `SELECT customer_id, finalized_at AS at, subtotal AS amount FROM invoice
    WHERE environment_id = $1 AND currency = $2 AND finalized_at >= $3 AND finalized_at < $4 AND status <> 'void'
  UNION ALL
  SELECT n.customer_id, n.issued_at, -n.subtotal FROM credit_note n
    JOIN invoice i ON i.environment_id = n.environment_id AND i.id = n.invoice_id
    WHERE n.environment_id = $1 AND n.currency = $2 AND n.issued_at >= $3 AND n.issued_at < $4 AND i.status <> 'void'`;

/** The SQL of revenue. */
@Injectable()
export class RevenueRepository {
  /** The currencies that customers are billed in, the most frequent first. */
  async currencies(tx: Tx, environmentId: string): Promise<string[]> {
    const found = await rows<{ currency: string }>(
      tx,
      "SELECT currency FROM customer WHERE environment_id = $1 GROUP BY currency ORDER BY count(*) DESC, currency",
      [environmentId],
    );
    return found.map((row) => row.currency);
  }

  /** Net revenue by day of issue in `[from, to)`. */
  async byDay(
    tx: Tx,
    environmentId: string,
    currency: string,
    range: { from: Instant; to: Instant; before: Instant },
  ): Promise<RevenueDay[]> {
    return rows(
      tx,
      `SELECT (at AT TIME ZONE 'UTC')::date::text AS day, sum(amount)::text AS amount,
         (sum(amount) FILTER (WHERE at < $5))::text AS before
       FROM (${ISSUED}) issued GROUP BY 1`,
      [environmentId, currency, range.from, range.to, range.before],
    );
  }

  /** Net revenue by customer in `[from, to)`: of the customers with most of it, and of those named. */
  async byCustomer(
    tx: Tx,
    environmentId: string,
    currency: string,
    range: { from: Instant; to: Instant },
    named: { customerIds: readonly string[]; most: number },
  ): Promise<{ customerId: string; name: string; amount: string }[]> {
    return rows(
      tx,
      `WITH billed AS (SELECT customer_id, sum(amount) AS amount FROM (${ISSUED}) issued GROUP BY customer_id),
         most AS (SELECT customer_id FROM billed ORDER BY amount DESC, customer_id LIMIT $6),
         wanted AS (SELECT customer_id FROM most UNION SELECT unnest($5::uuid[]))
       SELECT c.id AS customer_id, c.name, coalesce(b.amount, 0)::text AS amount
       FROM wanted JOIN customer c ON c.environment_id = $1 AND c.id = wanted.customer_id
       LEFT JOIN billed b ON b.customer_id = c.id`,
      [environmentId, currency, range.from, range.to, named.customerIds, named.most],
    );
  }
}
