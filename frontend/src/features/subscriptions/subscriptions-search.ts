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

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() ? value.trim() : undefined;

/** Reads the list's address; what means nothing is left out. */
export function parseSubscriptionsSearch(search: Record<string, unknown>): SubscriptionsSearch {
  const status = subscriptionStatuses.find((known) => known === search["status"]);
  const customer = text(search["customer"]);
  const plan = text(search["plan"]);
  return {
    ...(status && { status }),
    ...(customer && { customer }),
    ...(plan && { plan }),
    ...(search["create"] === true && { create: true as const }),
  };
}

export function parseSubscriptionSearch(search: Record<string, unknown>): SubscriptionSearch {
  const tab = subscriptionTabs.find((known) => known === search["tab"]);
  const run = text(search["run"]);
  return { ...(tab && { tab }), ...(run && { run }) };
}
