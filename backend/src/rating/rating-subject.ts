import type { Instant, Json, RatingInput } from "@atlas/rules";
import type { Customer } from "../customers/index.js";
import { publicId } from "../platform/index.js";
import type { Subscription } from "../subscriptions/index.js";

/** What a rule may know of the customer: ids, country, currency and metadata, but nothing personal. */
export const customerFacts = (customer: Customer): Json => ({
  ...customer.metadata,
  id: publicId("cus", customer.id),
  externalId: customer.externalId,
  currency: customer.currency,
  country: customer.address.country,
});

/** What a rule may know of the subscription. */
export const subscriptionFacts = (subscription: Subscription, planKey: string): Json => ({
  ...subscription.metadata,
  id: publicId("sub", subscription.id),
  externalId: subscription.externalId,
  plan: planKey,
  startAt: subscription.startAt,
});

/** The rating input of a period, but for its usage. */
export function inputWithoutUsage(facts: {
  customer: Json;
  subscription: Json;
  period: { start: Instant; end: Instant; part: number; whole: number };
  asOf: Instant;
  currency: string;
}): Omit<RatingInput, "usage"> {
  const { start, end, part, whole } = facts.period;
  return { ...facts, period: { start, end, part, whole }, prior: null };
}
