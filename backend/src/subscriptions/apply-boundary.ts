import { compareInstants, type BillingPeriod, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Locks, Outbox, type Tx } from "../platform/index.js";
import type { Subscription, SubscriptionPlan } from "./subscription.js";
import { periodFrom, planAt } from "./subscription-periods.js";
import { SubscriptionReader } from "./subscription-reader.js";
import { transition } from "./subscription-states.js";
import { SubscriptionRepository } from "./subscription.repository.js";

/** What opens at a boundary: plan version and period, cut where an end is known already; nulls when it has ended. */
export type Opening =
  { openPlanVersionId: string; opens: BillingPeriod } | { openPlanVersionId: null; opens: null };

/**
 * What a billing run does to its subscription at a boundary: begins or ends it, and from then on forbids changes at or before
 * the boundary. Applying a boundary again gives the same answer and changes nothing.
 */
@Injectable()
export class ApplyBoundary {
  constructor(
    private readonly subscriptions: SubscriptionRepository,
    private readonly reader: SubscriptionReader,
    private readonly outbox: Outbox,
  ) {}

  async execute(tx: Tx, environmentId: string, subscriptionId: string, boundary: Instant): Promise<Opening> {
    const seen = await this.reader.get(tx, environmentId, subscriptionId);
    // A change or a cancellation may be under way: it is decided here which comes first. What was read before is then stale.
    const wasHeld = await Locks.customer(tx, environmentId, seen.customerId);
    const subscription = wasHeld ? seen : await this.reader.get(tx, environmentId, subscriptionId);
    const opens = periodFrom(subscription, boundary);
    const plan = planAt(subscription, boundary);
    if (await this.subscriptions.advanceBoundary(tx, environmentId, subscriptionId, boundary)) {
      if (opens === null) await this.end(tx, subscription);
      else await this.begin(tx, subscription, plan, boundary);
    }
    return opens === null
      ? { openPlanVersionId: null, opens }
      : { openPlanVersionId: plan.planVersionId, opens };
  }

  private async begin(
    tx: Tx,
    subscription: Subscription,
    plan: SubscriptionPlan,
    boundary: Instant,
  ): Promise<void> {
    if (subscription.status === "future") await transition(tx, subscription, "active");
    const isChange = plan !== subscription.plans[0] && compareInstants(plan.fromAt, boundary) === 0;
    if (!isChange) return;
    const { planVersionId } = plan;
    await this.tell(tx, subscription, "subscription.changed", {
      at: boundary,
      planVersionId,
      state: "applied",
    });
  }

  private async end(tx: Tx, subscription: Subscription): Promise<void> {
    if (subscription.status !== "active" && subscription.status !== "future") return;
    await transition(tx, subscription, "ended");
    await this.tell(tx, subscription, "subscription.ended", { endsAt: subscription.endsAt });
  }

  private async tell(
    tx: Tx,
    { environmentId, id, customerId }: Subscription,
    type: string,
    payload: object,
  ): Promise<void> {
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "subscription", id },
      type,
      payload: { subscriptionId: id, customerId, ...payload },
    });
  }
}
