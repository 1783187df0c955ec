import { compareInstants } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Clock, Outbox, together, Waits, type Tx } from "../platform/index.js";
import type { BillingRun } from "./billing-run.js";
import { BILLING_RUN_WAIT, BillingRunRepository } from "./billing-run.repository.js";
import { transition } from "./billing-run.states.js";

/** Ends a run and lets the run behind it go. */
@Injectable()
export class FinishRun {
  constructor(
    private readonly runs: BillingRunRepository,
    private readonly waits: Waits,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, run: BillingRun, outcome: string): Promise<void> {
    const { environmentId, id } = run;
    const [now, [next]] = await together(
      this.clock.now(environmentId, tx),
      this.runs.scheduledOf(tx, environmentId, run.subscriptionId),
      transition(tx, environmentId, id, "completed", outcome),
      this.waits.settle(tx, { environmentId, kind: BILLING_RUN_WAIT, subjectId: id, state: "done" }),
    );
    // Only a run that was blocked before (its outcome then says why) held back those behind it.
    if (run.outcome !== null) await this.runs.settleWaitsBehind(tx, run, "waiting");
    // The next boundary usually lies ahead, and the dispatcher's minute is soon enough; one that is due already goes now.
    if (!next || compareInstants(next.dueAt, now) > 0) return;
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "subscription", id: run.subscriptionId },
      type: "billing_run.completed",
      payload: { runId: id, outcome },
    });
  }
}
