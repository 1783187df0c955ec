import { Injectable } from "@nestjs/common";
import { Database, newId, Waits } from "../platform/index.js";
import { BILLING_RUN_WAIT, BillingRunRepository } from "./billing-run.repository.js";
import { isOver, transition } from "./billing-run.states.js";

/** Makes a step that cannot go on a visible state with its reason; "retry" starts it again. */
@Injectable()
export class BlockRun {
  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly waits: Waits,
  ) {}

  async execute(
    environmentId: string,
    runId: string,
    reason: { code: string; message: string },
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const run = await this.runs.locked(tx, environmentId, runId);
      if (run.status === "blocked" || isOver(run.status)) return;
      await transition(tx, environmentId, runId, "blocked", reason.code);
      await this.runs.addIssue(tx, { environmentId, id: newId(), runId, ...reason });
      await this.waits.settle(tx, {
        environmentId,
        kind: BILLING_RUN_WAIT,
        subjectId: runId,
        state: "blocked",
      });
      await this.runs.settleWaitsBehind(tx, run, "blocked");
    });
  }
}
