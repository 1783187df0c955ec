// What the worker's bundle holds: the workflows, and nothing else.
export { advanceClock } from "./advance-clock.workflow.js";
export { billingCycle } from "./billing-cycle.workflow.js";
export { collectPayment } from "./collect-payment.workflow.js";
export { dispatchBillingRuns } from "./dispatch-billing-runs.workflow.js";
export { reconcileBilling } from "./reconcile-billing.workflow.js";
export { refund } from "./refund.workflow.js";
