import { SubscriptionPlanEntity } from "./subscription-plan.entity.js";
import { SubscriptionEntity } from "./subscription.entity.js";

/** Every table of this context. */
export const subscriptionsEntities = [SubscriptionEntity, SubscriptionPlanEntity];
