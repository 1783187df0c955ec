import type { ClockAdvanceRef, RunRef } from "./billing.activities.js";
import type { InvoiceRef } from "./collection.activities.js";
import type { RefundRef } from "./refund.activities.js";

/** Workflow types by name, with their arguments: the backend starts them by these, never by importing workflow code. */
export type WorkflowArguments = {
  billingCycle: [RunRef];
  collectPayment: [InvoiceRef];
  refund: [RefundRef];
  advanceClock: [ClockAdvanceRef];
  dispatchBillingRuns: [];
  reconcileBilling: [];
};

/** Tells a waiting workflow that something it depends on has changed; it reads the database to learn what. */
export const WAKE_SIGNAL = "wake";

/** Type of the ApplicationFailure by which an activity says: this needs a person, do not retry. */
export const BLOCKED = "blocked";

/** Business identity of each workflow: one at a time, whoever starts it. */
export const workflowId = {
  billingCycle: (run: {
    environmentId: string;
    subscriptionId: string;
    boundary: string;
    revision: number;
  }): string => `cycle/${run.environmentId}/${run.subscriptionId}/${run.boundary}/${run.revision}`,
  collectPayment: (invoice: InvoiceRef): string =>
    `collectPayment/${invoice.environmentId}/${invoice.invoiceId}`,
  refund: (refund: RefundRef): string => `refund/${refund.environmentId}/${refund.refundId}`,
  advanceClock: (advance: ClockAdvanceRef): string =>
    `advanceClock/${advance.environmentId}/${advance.advanceId}`,
};
