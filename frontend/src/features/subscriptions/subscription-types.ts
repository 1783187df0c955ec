import type {
  PlanVersionReadResponses,
  PriceOverrideListResponses,
  SubscriptionReadResponses,
} from "../../api/generated/index.js";

export type Subscription = SubscriptionReadResponses[200];
export type PlanVersion = PlanVersionReadResponses[200];
export type Price = PlanVersion["prices"][number];
export type PriceOverride = PriceOverrideListResponses[200]["data"][number];
