import { Injectable } from "@nestjs/common";
import { WorkflowIdConflictPolicy } from "@temporalio/common";
import { workflowId, type RefundRef, type WorkflowArguments } from "@atlas/workflows/contracts";
import { Temporal } from "../platform/index.js";

/** Starts the workflow of an approved refund; one that is open already is left alone. */
@Injectable()
export class StartRefundWorkflow {
  constructor(private readonly temporal: Temporal) {}

  async execute(refund: RefundRef): Promise<void> {
    const args: WorkflowArguments["refund"] = [refund];
    await this.temporal.call((client) =>
      client.workflow.start("refund", {
        taskQueue: this.temporal.taskQueue,
        workflowId: workflowId.refund(refund),
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        args,
      }),
    );
  }
}
