import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { rows, type Tx } from "../platform/index.js";
import type { PlanVersionUses } from "./plan-version-uses.schemas.js";

/** The SQL that counts who is on which version of a plan. */
@Injectable()
export class PlanVersionUsesRepository {
  async ofPlan(
    tx: Tx,
    environmentId: string,
    planId: string,
    now: Instant,
  ): Promise<PlanVersionUses["data"]> {
    return rows(
      tx,
      `WITH entry AS (
         SELECT p.plan_version_id, s.id, s.customer_id, s.status, p.from_at, s.ends_at,
           NOT EXISTS (
             SELECT 1 FROM subscription_plan later
             WHERE later.environment_id = $1 AND later.subscription_id = s.id AND later.from_at > p.from_at AND later.from_at <= $3) AS is_latest
         FROM plan_version v
         JOIN subscription_plan p ON p.environment_id = $1 AND p.plan_version_id = v.id
         JOIN subscription s ON s.environment_id = $1 AND s.id = p.subscription_id
         WHERE v.environment_id = $1 AND v.plan_id = $2 AND s.status IN ('active', 'future'))
       SELECT v.id AS plan_version, v.number, v.status, v.published_at,
         (count(entry.id) FILTER (WHERE entry.status = 'active' AND from_at <= $3 AND is_latest))::int AS active_subscriptions,
         (count(DISTINCT entry.customer_id) FILTER (WHERE entry.status = 'active' AND from_at <= $3 AND is_latest))::int AS active_customers,
         (count(entry.id) FILTER (WHERE (from_at > $3 OR entry.status = 'future')
           AND (ends_at IS NULL OR from_at < ends_at)))::int AS coming_subscriptions
       FROM plan_version v LEFT JOIN entry ON entry.plan_version_id = v.id
       WHERE v.environment_id = $1 AND v.plan_id = $2 GROUP BY v.id, v.number, v.status, v.published_at ORDER BY v.number DESC`,
      [environmentId, planId, now],
    );
  }
}
