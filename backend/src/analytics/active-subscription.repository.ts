import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { rows, type Tx } from "../platform/index.js";

export type ActiveSubscriptions = { ids: string[]; total: number };

/** The SQL that finds subscriptions whose period is open. */
@Injectable()
export class ActiveSubscriptionRepository {
  /** Those that were billed most since an instant, then the newest; and how many there are in all. */
  async largest(
    tx: Tx,
    environmentId: string,
    currency: string,
    since: Instant,
    limit: number,
  ): Promise<ActiveSubscriptions> {
    const found = await rows<{ id: string; total: number }>(
      tx,
      `SELECT s.id, (count(*) OVER ())::int AS total
       FROM subscription s
       JOIN customer c ON c.environment_id = s.environment_id AND c.id = s.customer_id
       LEFT JOIN (
         SELECT subscription_id, sum(subtotal) AS billed FROM invoice
         WHERE environment_id = $1 AND finalized_at >= $3 AND status <> 'void' GROUP BY subscription_id) b ON b.subscription_id = s.id
       WHERE s.environment_id = $1 AND s.status = 'active' AND c.currency = $2
       ORDER BY b.billed DESC NULLS LAST, s.id DESC LIMIT $4`,
      [environmentId, currency, since, limit],
    );
    return { ids: found.map((row) => row.id), total: found[0]?.total ?? 0 };
  }
}
