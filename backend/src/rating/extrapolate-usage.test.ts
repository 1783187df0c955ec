import { expect, test } from "@jest/globals";
import type { Meter } from "../catalog/index.js";
import { extrapolateUsage } from "./extrapolate-usage.js";

const meter = (key: string, aggregation: Meter["aggregation"]) => ({ key, aggregation }) as Meter;
const meters = [
  meter("calls", "count"),
  meter("gigabytes", "sum"),
  meter("peak", "max"),
  meter("users", "unique"),
];
const usage = (quantity: string) => ({
  quantity,
  events: 3,
  groups: [{ by: { model: "a" }, quantity, events: 3 }],
});

const after = (now: string) =>
  extrapolateUsage(
    { calls: usage("300"), gigabytes: usage("10.5"), peak: usage("7"), users: usage("40") },
    meters,
    { start: "2026-03-01T00:00:00.000Z", end: "2026-04-01T00:00:00.000Z", now },
  );

test("counts and sums grow with time, to the digits that they have; the largest and the distinct stay", () => {
  const expected = after("2026-03-11T00:00:00.000Z");
  // 10 of 31 days: 300 × 31 ÷ 10 = 930; 10.5 × 31 ÷ 10 = 32.55 → 32.6.
  expect(expected["calls"]).toMatchObject({
    quantity: "930",
    groups: [{ by: { model: "a" }, quantity: "930" }],
  });
  expect(expected["gigabytes"]?.quantity).toBe("32.6");
  expect(expected["peak"]?.quantity).toBe("7");
  expect(expected["users"]?.quantity).toBe("40");
});

test("at its first moment a period is expected to stay as it is", () => {
  expect(after("2026-03-01T00:00:00.000Z")["calls"]?.quantity).toBe("300");
});
