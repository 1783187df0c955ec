export { ChargeInvoice, type ChargeRequest, type ChargeResult } from "./charge-invoice.js";
export type { AttemptStatus, AttemptTrigger, PaymentAttempt } from "./payment-attempt.js";
export { PayWithCard, type CardPayment } from "./pay-with-card.js";
export type { PaymentMethod } from "./payment-method.js";
export { PaymentReader } from "./payment-reader.js";
export { paymentsEntities } from "./payments.entities.js";
export { PaymentsModule } from "./payments.module.js";
export { ReconcileRefunds } from "./reconcile-refunds.js";
