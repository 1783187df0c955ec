export { ApplyBoundary, type Opening } from "./apply-boundary.js";
export { FIRST_REVISION } from "./subscription.js";
export type { BillingRunRef, Subscription } from "./subscription.js";
export { periodContaining, periodFrom, planAt } from "./subscription-periods.js";
export { SubscriptionReader } from "./subscription-reader.js";
export { subscriptionsEntities } from "./subscriptions.entities.js";
export { SubscriptionsModule } from "./subscriptions.module.js";
export { subscriptionRefSchema } from "./subscriptions.schemas.js";
