import { Injectable, type OnModuleInit } from "@nestjs/common";
import { WorkflowNotFoundError } from "@temporalio/client";
import { WAKE_SIGNAL, workflowId, type RefundRef } from "@atlas/workflows/contracts";
import { OutboxHandlers, Temporal, type OutboxEvent } from "../platform/index.js";
import { StartRefundWorkflow } from "./start-refund-workflow.js";
import { WithdrawAttempt } from "./withdraw-attempt.js";

/** Sends approved refunds on their way, and gives up a charge of an invoice that is not to be paid any more. */
@Injectable()
export class PaymentsEventHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly temporal: Temporal,
    private readonly startRefund: StartRefundWorkflow,
    private readonly withdrawAttempt: WithdrawAttempt,
  ) {}

  onModuleInit(): void {
    this.handlers.on("refund.approved", "payments.send-refund", (event) =>
      this.startRefund.execute(refundOf(event)),
    );
    for (const type of ["refund.succeeded", "refund.failed"])
      this.handlers.on(type, "payments.wake-refund", (event) => this.wake(refundOf(event)));
    for (const type of ["invoice.voided", "invoice.paid"])
      this.handlers.on(type, "payments.withdraw", (event) =>
        this.withdrawAttempt.ofSettledInvoice(environmentOf(event), event.aggregateId),
      );
  }

  // Usually the provider's answer has ended it already; then there is nobody to wake.
  private async wake(refund: RefundRef): Promise<void> {
    try {
      await this.temporal.call((client) =>
        client.workflow.getHandle(workflowId.refund(refund)).signal(WAKE_SIGNAL),
      );
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}

function environmentOf(event: OutboxEvent): string {
  if (event.environmentId === null) throw new Error(`${event.type} without an environment`);
  return event.environmentId;
}

const refundOf = (event: OutboxEvent): RefundRef => ({
  environmentId: environmentOf(event),
  refundId: event.aggregateId,
});
