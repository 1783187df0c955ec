import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import type { SubscriptionPlan } from "./subscription.js";

/** The SQL of the history of plan versions. */
@Injectable()
export class SubscriptionPlanRepository {
  async insert(tx: Tx, environmentId: string, subscriptionId: string, plan: SubscriptionPlan): Promise<void> {
    await tx.query(
      `INSERT INTO subscription_plan (environment_id, subscription_id, from_at, plan_id, plan_version_id, interval, anchor, anchor_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        environmentId,
        subscriptionId,
        plan.fromAt,
        plan.planId,
        plan.planVersionId,
        plan.interval,
        plan.anchor,
        plan.anchorAt,
      ],
    );
  }

  /** Takes back what was to hold from an instant on; callers see to it that no run has applied it. */
  async deleteFrom(tx: Tx, environmentId: string, subscriptionId: string, at: Instant): Promise<void> {
    await tx.query(
      "DELETE FROM subscription_plan WHERE environment_id = $1 AND subscription_id = $2 AND from_at >= $3",
      [environmentId, subscriptionId, at],
    );
  }
}
