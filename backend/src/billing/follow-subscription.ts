import { compareInstants, cutPeriod } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Database, Locks, Waits } from "../platform/index.js";
import { SubscriptionReader } from "../subscriptions/index.js";
import { BILLING_RUN_WAIT, BillingRunRepository } from "./billing-run.repository.js";
import { transition } from "./billing-run.states.js";
import { ScheduleRun } from "./schedule-run.js";

/** Keeps the schedule of runs in step with a subscription's life. */
@Injectable()
export class FollowSubscription {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: SubscriptionReader,
    private readonly runs: BillingRunRepository,
    private readonly scheduleRun: ScheduleRun,
    private readonly waits: Waits,
  ) {}

  /** A new subscription gets its opening run: nothing to close, the first period to open. */
  async created(environmentId: string, subscriptionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const subscription = await this.subscriptions.get(tx, environmentId, subscriptionId);
      await this.scheduleRun.execute(tx, {
        environmentId,
        subscriptionId,
        customerId: subscription.customerId,
        boundary: subscription.startAt,
        closes: null,
        closesPlanVersionId: null,
      });
    });
  }

  /**
   * A subscription that ends before its period does gets a closing run at that instant, in place of the one at the period's end.
   * One that ends at the period's end needs nothing: the boundary opens no period.
   */
  async cancelled(environmentId: string, subscriptionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { customerId } = await this.subscriptions.get(tx, environmentId, subscriptionId);
      await Locks.customer(tx, environmentId, customerId);
      const subscription = await this.subscriptions.get(tx, environmentId, subscriptionId);
      const { endsAt } = subscription;
      if (endsAt === null) return;
      for (const run of await this.runs.scheduledOf(tx, environmentId, subscriptionId)) {
        if (compareInstants(run.boundary, endsAt) <= 0) continue;
        await transition(tx, environmentId, run.id, "cancelled", "subscription_cancelled");
        await this.waits.settle(tx, {
          environmentId,
          kind: BILLING_RUN_WAIT,
          subjectId: run.id,
          state: "cancelled",
        });
        if (!run.closes || compareInstants(run.closes.start, endsAt) >= 0) continue;
        const schedule = this.subscriptions.schedule(subscription);
        const closes = cutPeriod(run.closes, endsAt, schedule.timeZone);
        await this.scheduleRun.execute(tx, {
          environmentId,
          subscriptionId,
          customerId,
          boundary: endsAt,
          closes,
          closesPlanVersionId: run.closesPlanVersionId,
        });
      }
    });
  }
}
