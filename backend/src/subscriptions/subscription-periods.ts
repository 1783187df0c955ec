import {
  compareInstants,
  cutPeriod,
  periodAfter,
  periodAt,
  type BillingPeriod,
  type BillingSchedule,
  type Instant,
} from "@atlas/rules";
import type { Subscription, SubscriptionPlan } from "./subscription.js";

type Timeline = Pick<Subscription, "startAt" | "endsAt" | "timeZone" | "plans">;

/** Whether usage of that instant can be the subscription's: `[startAt, endsAt)`. */
export const covers = (subscription: Timeline, at: Instant): boolean =>
  compareInstants(subscription.startAt, at) <= 0 && !hasEndedBy(subscription, at);

/** The entry of the history that holds at an instant; before the start, the first. */
export function planAt(subscription: Timeline, at: Instant): SubscriptionPlan {
  const [first] = subscription.plans;
  if (!first) throw new Error("a subscription without a plan");
  return subscription.plans.findLast((plan) => compareInstants(plan.fromAt, at) <= 0) ?? first;
}

/** When periods begin and end under the plan that holds at an instant. */
export function scheduleAt(subscription: Timeline, at: Instant): BillingSchedule {
  const plan = planAt(subscription, at);
  return {
    interval: plan.interval,
    anchor: plan.anchor,
    startAt: plan.fromAt,
    timeZone: subscription.timeZone,
    anchorAt: plan.anchorAt,
  };
}

/**
 * The period that begins at a boundary, cut where the subscription ends within it; null when it has ended by then.
 * Monthly from 15 March in UTC, cancelled on 20 March 06:00: `periodFrom(s, start)` is 15 March to 20 March 06:00, 6 of 31 days.
 */
export function periodFrom(subscription: Timeline, boundary: Instant): BillingPeriod | null {
  if (hasEndedBy(subscription, boundary)) return null;
  return untilEnd(subscription, periodAfter(scheduleAt(subscription, boundary), boundary));
}

/** The period that holds an instant, cut where the subscription ends within it; null outside `[startAt, endsAt)`. */
export function periodContaining(subscription: Timeline, at: Instant): BillingPeriod | null {
  if (!covers(subscription, at)) return null;
  return untilEnd(subscription, periodAt(scheduleAt(subscription, at), at));
}

/**
 * The next boundary at which something may still change: the end of the period around `now`, or of a later one where a
 * billing run has applied that boundary already. Before the start it is the start itself.
 */
export function nextOpenBoundary(
  subscription: Timeline & Pick<Subscription, "lastBoundary">,
  now: Instant,
): Instant {
  const { lastBoundary, startAt } = subscription;
  if (lastBoundary === null && compareInstants(now, startAt) < 0) return startAt;
  const from = lastBoundary !== null && compareInstants(lastBoundary, now) > 0 ? lastBoundary : now;
  return periodAt(scheduleAt(subscription, from), from).end;
}

function untilEnd({ endsAt, timeZone }: Timeline, period: BillingPeriod): BillingPeriod {
  return endsAt !== null && compareInstants(endsAt, period.end) < 0
    ? cutPeriod(period, endsAt, timeZone)
    : period;
}

const hasEndedBy = ({ endsAt }: Timeline, at: Instant): boolean =>
  endsAt !== null && compareInstants(endsAt, at) <= 0;
