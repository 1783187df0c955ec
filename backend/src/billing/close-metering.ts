import { Injectable } from "@nestjs/common";
import { MeterReader, PlanReader, type Meter } from "../catalog/index.js";
import { ClosePeriod } from "../metering/index.js";
import { Database, failpoint, together, type Tx } from "../platform/index.js";
import { ApplyBoundary, type Opening } from "../subscriptions/index.js";
import { toRunRef, type BillingRun } from "./billing-run.js";
import { BillingRunRepository } from "./billing-run.repository.js";
import { isOver, transition } from "./billing-run.states.js";
import { ScheduleRun } from "./schedule-run.js";

/** First step of a run: settles what the boundary opens, schedules the run after it, freezes the usage of what it closes. */
@Injectable()
export class CloseMetering {
  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly scheduleRun: ScheduleRun,
    private readonly applyBoundary: ApplyBoundary,
    private readonly plans: PlanReader,
    private readonly meters: MeterReader,
    private readonly closePeriod: ClosePeriod,
  ) {}

  async execute(environmentId: string, runId: string): Promise<void> {
    const startedAt = new Date().toISOString();
    await failpoint("close.before", environmentId);
    await this.database.transaction(async (tx) => {
      const scheduled = await this.runs.locked(tx, environmentId, runId);
      // Cancelled after it was claimed, or finished before Temporal came back from an older backup: nothing is left to close.
      if (isOver(scheduled.status)) return;
      const { subscriptionId, boundary, invoiceId } = scheduled;
      const moved = transition(tx, environmentId, runId, "running");
      // Asked again with a draft at hand: what it bills was closed with it.
      if (invoiceId !== null) return moved;
      const [opening, meters] = await together(
        this.applyBoundary.execute(tx, environmentId, subscriptionId, boundary),
        this.metersToClose(tx, scheduled),
        moved,
      );
      await together(this.openNext(tx, scheduled, opening), this.close(tx, scheduled, meters));
      const outcome = scheduled.closes ? "closed" : "nothing_to_close";
      await this.runs.recordStep(tx, scheduled, "close", startedAt, outcome);
      await failpoint("close.before_commit", environmentId);
    });
    await failpoint("close.after_commit", environmentId);
  }

  // The plan change or cancellation that waits for this boundary took effect with it; the next run then knows what it will close.
  private async openNext(tx: Tx, run: BillingRun, opening: Opening): Promise<void> {
    if (opening.openPlanVersionId === null) return;
    const { environmentId, subscriptionId, customerId } = run;
    const { opens, openPlanVersionId } = opening;
    const next = {
      environmentId,
      subscriptionId,
      customerId,
      boundary: opens.end,
      closes: opens,
      closesPlanVersionId: openPlanVersionId,
    };
    await together(
      this.runs.setOpening(tx, run, opens, openPlanVersionId),
      this.scheduleRun.execute(tx, next),
    );
  }

  private async close(tx: Tx, run: BillingRun, meters: readonly Meter[] | null): Promise<void> {
    if (meters) await this.closePeriod.execute(tx, toRunRef(run), meters);
  }

  /** Null when the run closes no period. */
  private async metersToClose(tx: Tx, run: BillingRun): Promise<Meter[] | null> {
    const { environmentId, closes, closesPlanVersionId } = run;
    if (!closes || closesPlanVersionId === null) return null;
    const plan = await this.plans.version(tx, environmentId, closesPlanVersionId);
    const keys = [...new Set(plan.prices.flatMap((price) => price.meterKeys))];
    return this.meters.getByKeys(tx, environmentId, keys);
  }
}
