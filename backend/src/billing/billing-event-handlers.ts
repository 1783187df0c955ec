import { Injectable, type OnModuleInit } from "@nestjs/common";
import { WorkflowNotFoundError } from "@temporalio/client";
import { WorkflowIdConflictPolicy } from "@temporalio/common";
import { WAKE_SIGNAL, workflowId, type WorkflowArguments } from "@atlas/workflows/contracts";
import {
  Database,
  OutboxHandlers,
  Temporal,
  Waits,
  WaitWakers,
  type OutboxEvent,
} from "../platform/index.js";
import { BILLING_RUN_WAIT, BillingRunRepository } from "./billing-run.repository.js";
import { transition } from "./billing-run.states.js";
import { DispatchDueRuns } from "./dispatch-due-runs.js";
import { FollowSubscription } from "./follow-subscription.js";

/** What billing does when something happened in the contexts before it. */
@Injectable()
export class BillingEventHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly wakers: WaitWakers,
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly dispatch: DispatchDueRuns,
    private readonly follow: FollowSubscription,
    private readonly temporal: Temporal,
    private readonly waits: Waits,
  ) {}

  onModuleInit(): void {
    const dispatch = async (event: OutboxEvent): Promise<void> => {
      await this.dispatch.execute(event.environmentId);
    };
    this.handlers.on("subscription.created", "billing.open", async (event) => {
      await this.follow.created(environmentOf(event), event.aggregateId);
      await dispatch(event);
    });
    this.handlers.on("subscription.cancelled", "billing.close", async (event) => {
      await this.follow.cancelled(environmentOf(event), event.aggregateId);
      await dispatch(event);
    });
    this.handlers.on("billing_run.completed", "billing.next", dispatch);
    this.handlers.on("billing_run.retried", "billing.retry", dispatch);
    this.handlers.on("clock_advance.requested", "billing.advance", (event) =>
      this.startAdvance(environmentOf(event), event.aggregateId),
    );
    this.handlers.on("invoice.approved", "billing.approved", (event) => this.wakeRunOf(event));
    this.handlers.on("invoice.voided", "billing.discarded", (event) => this.wakeRunOf(event));
    this.wakers.on(BILLING_RUN_WAIT, async (wait) => {
      await this.dispatch.execute(wait.environmentId);
    });
  }

  private async startAdvance(environmentId: string, advanceId: string): Promise<void> {
    const args: WorkflowArguments["advanceClock"] = [{ environmentId, advanceId }];
    await this.temporal.call((client) =>
      client.workflow.start("advanceClock", {
        taskQueue: this.temporal.taskQueue,
        workflowId: workflowId.advanceClock(args[0]),
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        args,
      }),
    );
  }

  private async wakeRunOf(event: OutboxEvent): Promise<void> {
    const run = await this.runs.byInvoice(this.database.reader, environmentOf(event), event.aggregateId);
    if (!run || (run.status !== "awaiting_approval" && run.status !== "running")) return;
    await this.database.transaction(async (tx) => {
      await transition(tx, run.environmentId, run.id, "running");
      const key = { environmentId: run.environmentId, kind: BILLING_RUN_WAIT, subjectId: run.id };
      await this.waits.settle(tx, { ...key, state: "processing" });
    });
    try {
      await this.temporal.call((client) =>
        client.workflow.getHandle(workflowId.billingCycle(run)).signal(WAKE_SIGNAL),
      );
    } catch (error) {
      // The workflow was lost (an older backup of Temporal): start it, it reads where the run stands.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await this.dispatch.startWorkflow(run);
    }
  }
}

function environmentOf(event: OutboxEvent): string {
  if (event.environmentId === null) throw new Error(`${event.type} without an environment`);
  return event.environmentId;
}
