import { Context } from "@temporalio/activity";
import { Injectable, type OnModuleInit } from "@nestjs/common";
import type { BillingActivities, ClockActivities, DispatchActivities } from "@atlas/workflows/contracts";
import { ActivityRegistry, asActivity } from "../platform/index.js";
import { ReconcileCases } from "../collections/index.js";
import { ReconcileRefunds } from "../payments/index.js";
import { AdvanceClock } from "./advance-clock.js";
import { BillPeriod } from "./bill-period.js";
import { BlockRun } from "./block-run.js";
import { ChargeRun } from "./charge-run.js";
import { DispatchDueRuns } from "./dispatch-due-runs.js";
import { PruneKept } from "./prune-kept.js";
import { ReconcileRuns } from "./reconcile-runs.js";

/** The steps of a billing cycle as Temporal activities: each forwards to its use case. */
@Injectable()
export class BillingCycleActivities implements OnModuleInit {
  constructor(
    private readonly registry: ActivityRegistry,
    private readonly billPeriod: BillPeriod,
    private readonly chargeRun: ChargeRun,
    private readonly blockRun: BlockRun,
  ) {}

  onModuleInit(): void {
    const activities: BillingActivities = {
      billPeriod: (run) => asActivity(() => this.billPeriod.execute(run.environmentId, run.runId)),
      chargeFirst: (run, invoiceId) =>
        asActivity(() => this.chargeRun.execute(run.environmentId, run.runId, invoiceId)),
      blockRun: (run, reason) => this.blockRun.execute(run.environmentId, run.runId, reason),
    };
    this.registry.register(activities);
  }
}

/** The dispatcher, the reconciler and the time machine as Temporal activities. */
@Injectable()
export class ScheduleActivities implements OnModuleInit {
  constructor(
    private readonly registry: ActivityRegistry,
    private readonly dispatch: DispatchDueRuns,
    private readonly reconcileRuns: ReconcileRuns,
    private readonly reconcileCases: ReconcileCases,
    private readonly reconcileRefunds: ReconcileRefunds,
    private readonly advanceClock: AdvanceClock,
    private readonly pruneKept: PruneKept,
  ) {}

  onModuleInit(): void {
    const activities: DispatchActivities & ClockActivities = {
      dispatchDueRuns: () => asActivity(() => this.dispatch.execute()),
      reconcile: () =>
        asActivity(async () => {
          await this.pruneKept.execute();
          const runs = await this.reconcileRuns.execute();
          const cases = await this.reconcileCases.execute();
          return runs + cases + (await this.reconcileRefunds.execute());
        }),
      advanceClock: ({ environmentId, advanceId }) =>
        asActivity(() =>
          this.advanceClock.execute(environmentId, advanceId, () => {
            const context = Context.current();
            // A stalled attempt that comes back after its timeout must not move the clock beside its successor.
            context.cancellationSignal.throwIfAborted();
            context.heartbeat();
          }),
        ),
    };
    this.registry.register(activities);
  }
}
