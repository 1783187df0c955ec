import { describe, expect, test } from "@jest/globals";
import { pendingChange } from "./pending-change.js";
import type { Subscription, SubscriptionPlan } from "./subscription.js";
import {
  covers,
  nextOpenBoundary,
  periodContaining,
  periodFrom,
  planAt,
  scheduleAt,
} from "./subscription-periods.js";

const plan = (fromAt: string, more: Partial<SubscriptionPlan> = {}): SubscriptionPlan => ({
  fromAt,
  planId: "plan",
  planVersionId: `version from ${fromAt}`,
  interval: "month",
  anchor: "calendar",
  anchorAt: fromAt,
  ...more,
});

const subscription = (startAt: string, more: Partial<Subscription> = {}): Subscription => ({
  environmentId: "env",
  id: "sub",
  customerId: "cus",
  externalId: null,
  status: "active",
  startAt,
  endsAt: null,
  timeZone: "UTC",
  lastBoundary: null,
  metadata: {},
  version: 1,
  createdAt: startAt,
  plans: [plan(startAt)],
  ...more,
});

/** Boundaries from the start on, as the billing runs find them one after the other. */
function boundaries(of: Subscription, count: number): string[] {
  const found: string[] = [];
  for (let at = of.startAt; found.length < count;) {
    const period = periodFrom(of, at);
    if (!period) break;
    found.push((at = period.end));
  }
  return found;
}

describe("boundaries", () => {
  test("calendar months begin at midnight where the customer is, over the change of clocks", () => {
    const berlin = subscription("2026-02-14T11:00:00.000Z", { timeZone: "Europe/Berlin" });
    // 1 March and 1 November are in winter time (UTC+1), 1 April in summer time (UTC+2).
    expect(boundaries(berlin, 2)).toEqual(["2026-02-28T23:00:00.000Z", "2026-03-31T22:00:00.000Z"]);
    expect(periodFrom(berlin, berlin.startAt)).toMatchObject({ part: 15, whole: 28 });
  });

  test("anniversary months keep the 31st", () => {
    const start = "2026-01-31T00:00:00.000Z";
    const monthly = subscription(start, { plans: [plan(start, { anchor: "anniversary" })] });
    expect(boundaries(monthly, 3)).toEqual([
      "2026-02-28T00:00:00.000Z",
      "2026-03-31T00:00:00.000Z",
      "2026-04-30T00:00:00.000Z",
    ]);
  });

  test("a change to years begins a whole year at its boundary", () => {
    const start = "2026-01-15T00:00:00.000Z";
    const change = "2026-03-15T00:00:00.000Z";
    const changed = subscription(start, {
      plans: [
        plan(start, { anchor: "anniversary" }),
        plan(change, { anchor: "anniversary", interval: "year", anchorAt: change }),
      ],
    });
    expect(boundaries(changed, 3)).toEqual(["2026-02-15T00:00:00.000Z", change, "2027-03-15T00:00:00.000Z"]);
    expect(periodFrom(changed, change)).toMatchObject({ part: 365, whole: 365 });
    expect(scheduleAt(changed, start).interval).toBe("month");
  });

  test("an end within a period cuts it, its last day billed, and opens nothing", () => {
    const ended = subscription("2026-03-01T00:00:00.000Z", { endsAt: "2026-03-20T06:00:00.000Z" });
    const period = periodFrom(ended, ended.startAt);
    expect(period).toMatchObject({ end: "2026-03-20T06:00:00.000Z", part: 20, whole: 31 });
    expect(periodFrom(ended, "2026-03-20T06:00:00.000Z")).toBeNull();
    expect(periodContaining(ended, "2026-03-20T06:00:00.000Z")).toBeNull();
    expect(covers(ended, "2026-03-20T05:59:59.999999Z")).toBe(true);
    expect(covers(ended, "2026-03-20T06:00:00.000Z")).toBe(false);
  });

  test("an end before the start has no period at all", () => {
    const start = "2026-03-01T00:00:00.000Z";
    expect(periodFrom(subscription(start, { endsAt: start }), start)).toBeNull();
  });
});

describe("the plan that holds", () => {
  const start = "2026-01-01T00:00:00.000Z";
  const change = "2026-02-01T00:00:00.000Z";
  const changed = subscription(start, { plans: [plan(start), plan(change)] });

  test.each([
    ["before the start", "2025-12-31T00:00:00.000Z", start],
    ["at the start", start, start],
    ["just before the change", "2026-01-31T23:59:59.999999Z", start],
    ["at the change", change, change],
    ["long after", "2027-01-01T00:00:00.000Z", change],
  ])("%s", (_, at, from) => {
    expect(planAt(changed, at).fromAt).toBe(from);
  });
});

describe("where a change goes", () => {
  const start = "2026-01-01T00:00:00.000Z";

  test("to the end of the period around now", () => {
    expect(nextOpenBoundary(subscription(start), "2026-03-10T12:00:00.000Z")).toBe(
      "2026-04-01T00:00:00.000Z",
    );
  });

  test("to the start of one that has not begun", () => {
    expect(nextOpenBoundary(subscription(start, { status: "future" }), "2025-12-01T00:00:00.000Z")).toBe(
      start,
    );
  });

  test("past a boundary that a run applied within the same instant", () => {
    const applied = subscription(start, { lastBoundary: "2026-04-01T00:00:00.000Z" });
    expect(nextOpenBoundary(applied, "2026-04-01T00:00:00.000Z")).toBe("2026-05-01T00:00:00.000Z");
    expect(nextOpenBoundary(applied, "2026-03-31T23:59:59.999Z")).toBe("2026-05-01T00:00:00.000Z");
  });

  test("to the period around now while billing catches up", () => {
    const late = subscription(start, { lastBoundary: "2026-02-01T00:00:00.000Z" });
    expect(nextOpenBoundary(late, "2026-06-10T00:00:00.000Z")).toBe("2026-07-01T00:00:00.000Z");
  });
});

describe("what is pending", () => {
  const start = "2026-01-01T00:00:00.000Z";
  const change = "2026-04-01T00:00:00.000Z";
  const now = "2026-03-10T00:00:00.000Z";

  test("a later entry of the time line, until its boundary", () => {
    const changed = subscription(start, { plans: [plan(start), plan(change)] });
    expect(pendingChange(changed, now)).toMatchObject({ kind: "plan", at: change });
    expect(pendingChange(changed, change)).toBeNull();
    expect(pendingChange({ ...changed, lastBoundary: change }, now)).toBeNull();
  });

  test("an end that is to come", () => {
    const ending = subscription(start, { endsAt: change });
    expect(pendingChange(ending, now)).toEqual({ kind: "cancel", at: change });
    expect(pendingChange({ ...ending, status: "cancelled" }, now)).toBeNull();
  });

  test("nothing, where the first plan was chosen anew before the start", () => {
    expect(pendingChange(subscription(change, { status: "future" }), now)).toBeNull();
  });
});
