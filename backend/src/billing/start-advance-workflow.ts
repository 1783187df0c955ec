import { Injectable } from "@nestjs/common";
import { WorkflowIdConflictPolicy } from "@temporalio/common";
import { workflowId, type ClockAdvanceRef, type WorkflowArguments } from "@atlas/workflows/contracts";
import { Temporal } from "../platform/index.js";

/** Starts the workflow of an advance of the clock; one that is open already is left alone. */
@Injectable()
export class StartAdvanceWorkflow {
  constructor(private readonly temporal: Temporal) {}

  async execute(advance: ClockAdvanceRef): Promise<void> {
    const args: WorkflowArguments["advanceClock"] = [advance];
    await this.temporal.call((client) =>
      client.workflow.start("advanceClock", {
        taskQueue: this.temporal.taskQueue,
        workflowId: workflowId.advanceClock(advance),
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        args,
      }),
    );
  }
}
