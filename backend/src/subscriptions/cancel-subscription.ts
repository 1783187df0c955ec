import { compareInstants, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Clock, Database, Locks, Outbox, type Caller, type Tx } from "../platform/index.js";
import type { Subscription } from "./subscription.js";
import { nextOpenBoundary, periodFrom } from "./subscription-periods.js";
import { SubscriptionPlanRepository } from "./subscription-plan.repository.js";
import { SubscriptionReader } from "./subscription-reader.js";
import { subscriptionStates, transition } from "./subscription-states.js";
import { SubscriptionRepository } from "./subscription.repository.js";

/**
 * Ends a subscription now, or at the end of the period that runs; a pending plan change falls away. One that has not begun
 * ends at its start, or (`period_end`) with its first period. Throws `state.not_allowed` for one that is over.
 */
@Injectable()
export class CancelSubscription {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly subscriptions: SubscriptionRepository,
    private readonly plans: SubscriptionPlanRepository,
    private readonly reader: SubscriptionReader,
    private readonly outbox: Outbox,
  ) {}

  execute({ environmentId }: Caller, reference: string, at: "period_end" | "now"): Promise<Subscription> {
    return this.database.transaction(async (tx) => {
      const { id, customerId } = await this.reader.resolve(tx, environmentId, reference);
      await Locks.customer(tx, environmentId, customerId);
      const subscription = await this.reader.get(tx, environmentId, id);
      subscriptionStates.assert(subscription.status, "cancelled");
      const now = await this.clock.now(environmentId, tx);
      const endsAt = at === "now" ? stopNow(subscription, now) : periodEnd(subscription, now);
      // Asked again, or to stop later than it stops already: it stays as it is.
      if (subscription.endsAt !== null && compareInstants(subscription.endsAt, endsAt) <= 0 && at !== "now")
        return subscription;
      if (compareInstants(endsAt, subscription.startAt) > 0)
        await this.plans.deleteFrom(tx, environmentId, id, endsAt);
      if (at === "now") await transition(tx, subscription, "cancelled", endsAt);
      else await this.subscriptions.setEnd(tx, environmentId, id, endsAt);
      await this.tell(tx, subscription, endsAt, at);
      return this.reader.get(tx, environmentId, id);
    });
  }

  private async tell(
    tx: Tx,
    { environmentId, id, customerId }: Subscription,
    endsAt: Instant,
    at: string,
  ): Promise<void> {
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "subscription", id },
      type: "subscription.cancelled",
      payload: { subscriptionId: id, customerId, endsAt, at },
    });
  }
}

// Never before the start, nor before a boundary that a run has applied: what was billed stays billed.
function stopNow({ startAt, lastBoundary }: Subscription, now: Instant): Instant {
  return [startAt, lastBoundary ?? startAt].reduce(
    (latest, other) => (compareInstants(other, latest) > 0 ? other : latest),
    now,
  );
}

function periodEnd(subscription: Subscription, now: Instant): Instant {
  const boundary = nextOpenBoundary(subscription, now);
  const hasBegun = compareInstants(boundary, subscription.startAt) > 0;
  return hasBegun ? boundary : (periodFrom(subscription, subscription.startAt)?.end ?? boundary);
}
