import { compareInstants, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import type { PlanVersion } from "../catalog/index.js";
import { CustomerReader } from "../customers/index.js";
import { Clock, Database, Locks, Outbox, type Caller, type Tx } from "../platform/index.js";
import { ChoosePlanVersion } from "./choose-plan-version.js";
import type { Subscription, SubscriptionPlan } from "./subscription.js";
import { asConflict } from "./subscription-conflicts.js";
import { nextOpenBoundary, planAt } from "./subscription-periods.js";
import { SubscriptionPlanRepository } from "./subscription-plan.repository.js";
import { SubscriptionReader } from "./subscription-reader.js";
import { subscriptionStates } from "./subscription-states.js";
import { SubscriptionRepository } from "./subscription.repository.js";
import { subscriptionsErrors } from "./subscriptions.errors.js";
import type { ChangePlanBody } from "./subscriptions.schemas.js";

/**
 * Moves a subscription to another plan or version at the next boundary that no run has applied; one that has not begun, at its
 * start. A pending change is replaced. Throws what `ChoosePlanVersion` does, and `state.not_allowed`, `subscription.ending`,
 * `subscription.same_plan`, `subscription.exists`.
 */
@Injectable()
export class ChangePlan {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly customers: CustomerReader,
    private readonly choosePlanVersion: ChoosePlanVersion,
    private readonly subscriptions: SubscriptionRepository,
    private readonly plans: SubscriptionPlanRepository,
    private readonly reader: SubscriptionReader,
    private readonly outbox: Outbox,
  ) {}

  async execute(caller: Caller, reference: string, body: ChangePlanBody): Promise<Subscription> {
    try {
      return await this.database.transaction((tx) => this.change(tx, caller, reference, body));
    } catch (error) {
      throw asConflict(error);
    }
  }

  private async change(
    tx: Tx,
    { environmentId }: Caller,
    reference: string,
    body: ChangePlanBody,
  ): Promise<Subscription> {
    const { id, customerId } = await this.reader.resolve(tx, environmentId, reference);
    await Locks.customer(tx, environmentId, customerId);
    const subscription = await this.reader.get(tx, environmentId, id);
    // Whatever may still be cancelled may still change.
    subscriptionStates.assert(subscription.status, "cancelled");
    if (subscription.endsAt !== null)
      throw subscriptionsErrors("subscription.ending", { detail: `It ends at ${subscription.endsAt}.` });
    const customer = await this.customers.get(tx, environmentId, customerId);
    const version = await this.choosePlanVersion.execute(tx, customer, body.plan, body.version);
    const at = nextOpenBoundary(subscription, await this.clock.now(environmentId, tx));
    if (planAt(subscription, at).planVersionId === version.id)
      throw subscriptionsErrors("subscription.same_plan");

    await this.plans.deleteFrom(tx, environmentId, id, at);
    await this.plans.insert(tx, environmentId, id, nextPlan(subscription, version, at));
    if (at === subscription.startAt)
      await this.subscriptions.setFirstPlan(tx, environmentId, id, version.planId);
    await this.subscriptions.touch(tx, environmentId, id);
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "subscription", id },
      type: "subscription.changed",
      payload: { subscriptionId: id, customerId, at, planVersionId: version.id, state: "scheduled" },
    });
    return this.reader.get(tx, environmentId, id);
  }
}

/**
 * The history's next entry. Anniversary periods of the same length keep their day (31 January, 28 February, 31 March …);
 * periods of another length begin anew at the boundary.
 */
function nextPlan(subscription: Subscription, version: PlanVersion, at: Instant): SubscriptionPlan {
  const before = subscription.plans.findLast((plan) => compareInstants(plan.fromAt, at) < 0);
  const keepsDay =
    before !== undefined && before.interval === version.interval && before.anchor === version.anchor;
  return {
    fromAt: at,
    planId: version.planId,
    planVersionId: version.id,
    interval: version.interval,
    anchor: version.anchor,
    anchorAt: keepsDay ? before.anchorAt : at,
  };
}
