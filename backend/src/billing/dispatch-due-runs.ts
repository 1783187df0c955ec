import { Injectable } from "@nestjs/common";
import { WorkflowExecutionAlreadyStartedError } from "@temporalio/client";
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from "@temporalio/common";
import { WAKE_SIGNAL, workflowId, type WorkflowArguments } from "@atlas/workflows/contracts";
import { Database, logger, Temporal } from "../platform/index.js";
import type { BillingRun } from "./billing-run.js";
import { BillingRunRepository } from "./billing-run.repository.js";

const BATCH = 100;
const CONCURRENCY = 20;
const BUDGET_MS = 40_000;

/** Claims the runs that are due and starts a workflow for each; any number of dispatchers may run at once. */
@Injectable()
export class DispatchDueRuns {
  private readonly log = logger.child({ context: "billing" });

  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly temporal: Temporal,
  ) {}

  /** All environments, or one. Gives how many cycles were started. */
  async execute(environmentId: string | null = null): Promise<number> {
    const deadline = Date.now() + BUDGET_MS;
    let started = 0;
    while (Date.now() < deadline) {
      const claimed = await this.database.transaction((tx) => this.runs.claimDue(tx, environmentId, BATCH));
      if (claimed.length === 0) break;
      started += await this.startAll(claimed);
    }
    return started;
  }

  private async startAll(claimed: BillingRun[]): Promise<number> {
    const queue = [...claimed];
    let started = 0;
    const lane = async (): Promise<void> => {
      for (let run = queue.shift(); run; run = queue.shift()) if (await this.start(run)) started++;
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, lane));
    return started;
  }

  private async start(run: BillingRun): Promise<boolean> {
    try {
      await this.startWorkflow(run);
    } catch (error) {
      // The run stays scheduled; the next pass tries again once Temporal is back.
      this.log.warn({ err: error, runId: run.id }, "a billing cycle could not be started");
      await this.database.transaction((tx) => this.runs.unclaim(tx, run.environmentId, run.id));
      return false;
    }
    return true;
  }

  /**
   * Tells the cycle's workflow to look again, and starts it where it was lost (Temporal came back from an older backup):
   * it reads in the rows where the run stands.
   */
  async wakeWorkflow(run: BillingRun): Promise<void> {
    const args: WorkflowArguments["billingCycle"] = [{ environmentId: run.environmentId, runId: run.id }];
    await this.temporal.call((client) =>
      client.workflow.signalWithStart("billingCycle", {
        taskQueue: this.temporal.taskQueue,
        workflowId: workflowId.billingCycle(run),
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        args,
        signal: WAKE_SIGNAL,
      }),
    );
  }

  /** Starts the cycle's workflow; one that is open already, or was completed, is left alone. */
  async startWorkflow(run: BillingRun): Promise<void> {
    const args: WorkflowArguments["billingCycle"] = [{ environmentId: run.environmentId, runId: run.id }];
    try {
      await this.temporal.call((client) =>
        client.workflow.start("billingCycle", {
          taskQueue: this.temporal.taskQueue,
          workflowId: workflowId.billingCycle(run),
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
          args,
        }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
}
