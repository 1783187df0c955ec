export { ApplyBoundary, type Opening } from "./apply-boundary.js";
export type { BillingRunRef, Subscription, SubscriptionPlan, SubscriptionStatus } from "./subscription.js";
export { covers, periodContaining, periodFrom, planAt, scheduleAt } from "./subscription-periods.js";
export { SubscriptionReader } from "./subscription-reader.js";
export { subscriptionsEntities } from "./subscriptions.entities.js";
export { subscriptionsErrors } from "./subscriptions.errors.js";
export { SubscriptionsModule } from "./subscriptions.module.js";
export { subscriptionRefSchema } from "./subscriptions.schemas.js";
