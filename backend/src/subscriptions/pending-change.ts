import { compareInstants, type Instant } from "@atlas/rules";
import type { Subscription, SubscriptionPlan } from "./subscription.js";

export type PendingChange =
  { kind: "plan"; at: Instant; plan: SubscriptionPlan } | { kind: "cancel"; at: Instant };

/** What is to happen to a subscription later than now, at a boundary that no run has applied; null for nothing. */
export function pendingChange(subscription: Subscription, now: Instant): PendingChange | null {
  const { status, endsAt, lastBoundary, startAt } = subscription;
  if (status !== "active" && status !== "future") return null;
  const isToCome = (at: Instant): boolean =>
    compareInstants(at, now) > 0 && (lastBoundary === null || compareInstants(at, lastBoundary) > 0);
  if (endsAt !== null) return isToCome(endsAt) ? { kind: "cancel", at: endsAt } : null;
  const plan = subscription.plans.findLast(
    (entry) => compareInstants(entry.fromAt, startAt) > 0 && isToCome(entry.fromAt),
  );
  return plan ? { kind: "plan", at: plan.fromAt, plan } : null;
}
