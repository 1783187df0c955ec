import { Injectable, type OnModuleInit } from "@nestjs/common";
import { WorkflowExecutionAlreadyStartedError } from "@temporalio/client";
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from "@temporalio/common";
import { WAKE_SIGNAL, workflowId, type WorkflowArguments } from "@atlas/workflows/contracts";
import { OutboxHandlers, Temporal, type OutboxEvent } from "../platform/index.js";

/** Starts the workflow of an approved refund; tells it when the provider's webhook was quicker. */
@Injectable()
export class PaymentsEventHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly temporal: Temporal,
  ) {}

  onModuleInit(): void {
    this.handlers.on("refund.approved", "payments.send-refund", (event) => this.start(event));
    for (const type of ["refund.succeeded", "refund.failed"])
      this.handlers.on(type, "payments.wake-refund", (event) => this.wake(event));
  }

  private async start(event: OutboxEvent): Promise<void> {
    const args = argumentsOf(event);
    try {
      await this.temporal.call((client) =>
        client.workflow.start("refund", {
          taskQueue: this.temporal.taskQueue,
          workflowId: workflowId.refund(args[0]),
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
          args,
        }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  private async wake(event: OutboxEvent): Promise<void> {
    const id = workflowId.refund(argumentsOf(event)[0]);
    // Usually it has ended by the provider's answer; then there is nobody to wake, and nothing is lost: it asks again by itself.
    await this.temporal
      .call((client) => client.workflow.getHandle(id).signal(WAKE_SIGNAL))
      .catch(() => undefined);
  }
}

function argumentsOf(event: OutboxEvent): WorkflowArguments["refund"] {
  if (event.environmentId === null) throw new Error(`${event.type} without an environment`);
  return [{ environmentId: event.environmentId, refundId: event.aggregateId }];
}
