export type {
  BillingActivities,
  ChargeOutcome,
  ClockActivities,
  ClockAdvanceRef,
  DispatchActivities,
  BilledPeriod,
  RunRef,
} from "./billing.activities.js";
export type { CollectionActivities, CollectionStep, InvoiceRef } from "./collection.activities.js";
export type { RefundActivities, RefundOutcome, RefundRef } from "./refund.activities.js";
export { BLOCKED, WAKE_SIGNAL, workflowId, type WorkflowArguments } from "./names.js";
