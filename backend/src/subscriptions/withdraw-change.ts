import { Injectable } from "@nestjs/common";
import { Clock, Database, Locks, Outbox, type Caller } from "../platform/index.js";
import { pendingChange } from "./pending-change.js";
import type { Subscription } from "./subscription.js";
import { SubscriptionPlanRepository } from "./subscription-plan.repository.js";
import { SubscriptionReader } from "./subscription-reader.js";
import { SubscriptionRepository } from "./subscription.repository.js";
import { subscriptionsErrors } from "./subscriptions.errors.js";

/** Takes back a plan change or a cancellation whose boundary is still to come. Throws `subscription.nothing_pending`. */
@Injectable()
export class WithdrawChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly subscriptions: SubscriptionRepository,
    private readonly plans: SubscriptionPlanRepository,
    private readonly reader: SubscriptionReader,
    private readonly outbox: Outbox,
  ) {}

  execute({ environmentId }: Caller, reference: string): Promise<Subscription> {
    return this.database.transaction(async (tx) => {
      const { id, customerId } = await this.reader.resolve(tx, environmentId, reference);
      await Locks.customer(tx, environmentId, customerId);
      const subscription = await this.reader.get(tx, environmentId, id);
      const change = pendingChange(subscription, await this.clock.now(environmentId, tx));
      if (change === null) throw subscriptionsErrors("subscription.nothing_pending");
      if (change.kind === "cancel") await this.subscriptions.setEnd(tx, environmentId, id, null);
      else {
        await this.plans.deleteFrom(tx, environmentId, id, change.at);
        await this.subscriptions.touch(tx, environmentId, id);
      }
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "subscription", id },
        type: "subscription.changed",
        payload: { subscriptionId: id, customerId, at: change.at, state: "withdrawn", kind: change.kind },
      });
      return this.reader.get(tx, environmentId, id);
    });
  }
}
