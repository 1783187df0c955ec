import { Injectable } from "@nestjs/common";
import { WorkflowNotFoundError } from "@temporalio/client";
import { workflowId } from "@atlas/workflows/contracts";
import { Database, Temporal } from "../platform/index.js";
import type { BillingRun } from "./billing-run.js";
import { BillingRunRepository } from "./billing-run.repository.js";
import { DispatchDueRuns } from "./dispatch-due-runs.js";

const SUSPECT_AFTER_MINUTES = 5;
const BATCH = 200;

/** Restarts runs that are neither finished nor blocked and have no open workflow, as after Temporal came back from an older backup. */
@Injectable()
export class ReconcileRuns {
  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly temporal: Temporal,
    private readonly dispatch: DispatchDueRuns,
  ) {}

  async execute(suspectAfterMinutes = SUSPECT_AFTER_MINUTES): Promise<number> {
    const suspects = await this.runs.longRunning(this.database.reader, suspectAfterMinutes, BATCH);
    let restarted = 0;
    for (const run of suspects) {
      if (await this.hasOpenWorkflow(run)) continue;
      await this.dispatch.startWorkflow(run);
      restarted++;
    }
    return restarted;
  }

  private async hasOpenWorkflow(run: BillingRun): Promise<boolean> {
    try {
      const { status } = await this.temporal.call((client) =>
        client.workflow.getHandle(workflowId.billingCycle(run)).describe(),
      );
      return status.name === "RUNNING";
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }
}
