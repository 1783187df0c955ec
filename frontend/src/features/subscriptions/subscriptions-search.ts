import { flag, given, oneOf, text } from "../../app/page-search.js";

export const subscriptionStatuses = ["active", "future", "ended", "cancelled"] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** The list's filters, as they stand in its address; `create` opens the form, for a customer if one is named. */
export type SubscriptionsSearch = {
  status?: SubscriptionStatus;
  customer?: string;
  plan?: string;
  create?: true;
};

export const subscriptionTabs = ["cycles", "upcoming", "prices", "calendar"] as const;
export type SubscriptionTab = (typeof subscriptionTabs)[number];

/** What is open on the page of one subscription: a tab, and of the billing runs one. */
export type SubscriptionSearch = { tab?: SubscriptionTab; run?: string };

/** Reads the list's address; what means nothing is left out. */
export const parseSubscriptionsSearch = (search: Record<string, unknown>): SubscriptionsSearch =>
  given({
    status: oneOf(subscriptionStatuses, search["status"]),
    customer: text(search["customer"]),
    plan: text(search["plan"]),
    create: flag(search["create"]),
  });

export const parseSubscriptionSearch = (search: Record<string, unknown>): SubscriptionSearch =>
  given({ tab: oneOf(subscriptionTabs, search["tab"]), run: text(search["run"]) });
