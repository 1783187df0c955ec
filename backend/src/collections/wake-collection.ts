import { Injectable } from "@nestjs/common";
import { WorkflowIdReusePolicy } from "@temporalio/common";
import { WAKE_SIGNAL, workflowId, type InvoiceRef } from "@atlas/workflows/contracts";
import { Temporal } from "../platform/index.js";

/** Tells the workflow of a case to look again, and starts it where there is none. */
@Injectable()
export class WakeCollection {
  constructor(private readonly temporal: Temporal) {}

  async execute(invoice: InvoiceRef): Promise<void> {
    await this.temporal.call((client) =>
      client.workflow.signalWithStart("collectPayment", {
        taskQueue: this.temporal.taskQueue,
        workflowId: workflowId.collectPayment(invoice),
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        args: [invoice],
        signal: WAKE_SIGNAL,
      }),
    );
  }
}
