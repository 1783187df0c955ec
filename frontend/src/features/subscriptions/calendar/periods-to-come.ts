import { compareInstants, cutPeriod, periodAfter, type BillingPeriod } from "@atlas/rules";
import type { PlanVersion, Subscription } from "../subscription-types.js";

/**
 * The next periods of a subscription as its plan stands now: up to `count` from the current one's start (or its own), cut
 * where it ends. A change of plan that is pending ends the forecast, since it may change the rhythm.
 */
export function periodsToCome(
  subscription: Pick<
    Subscription,
    "startAt" | "endsAt" | "timeZone" | "currentPeriod" | "pendingChange" | "plan" | "plans"
  >,
  { interval, anchor }: Pick<PlanVersion, "interval" | "anchor">,
  count: number,
): BillingPeriod[] {
  const { endsAt, timeZone, currentPeriod, pendingChange, plan, startAt } = subscription;
  const schedule = { interval, anchor, startAt: plan.fromAt, timeZone };
  const last = pendingChange?.kind === "plan" ? pendingChange.at : endsAt;
  const periods: BillingPeriod[] = [];
  let boundary = currentPeriod?.start ?? startAt;
  while (periods.length < count && (last === null || compareInstants(boundary, last) < 0)) {
    const whole = periodAfter(schedule, boundary);
    const isCut = last !== null && compareInstants(last, whole.end) < 0;
    periods.push(isCut ? cutPeriod(whole, last, timeZone) : whole);
    boundary = whole.end;
  }
  return periods;
}
