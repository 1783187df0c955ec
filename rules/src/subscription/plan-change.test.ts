import { describe, expect, test } from "@jest/globals";

import { firstPeriod } from "../time/period.js";
import { proratedFee, unusedFee } from "./plan-change.js";

const march = firstPeriod({
  interval: "month",
  anchor: "calendar",
  startAt: "2024-03-05T12:12:00Z",
  timeZone: "UTC",
});
const ending = (
  billed: string,
  from: string,
  at: string,
  over: { credited?: string; keepsDay?: boolean } = {},
) =>
  unusedFee({
    currency: "EUR",
    fee: { billed, credited: over.credited ?? "0", span: { from, to: march.end } },
    at,
    period: march,
    timeZone: "UTC",
    method: "day",
    keepsDay: over.keepsDay ?? false,
  }).amount;

describe("a plan that ends early", () => {
  test("two changes on one day credit what was really billed", () => {
    // 10.00 × 27/31 = 8.71 billed on the 5th; on the 12th 20 of its 27 days are unused.
    expect(proratedFee("EUR", "10", march).amount).toBe("8.71");
    expect(ending("8.71", "2024-03-05T12:12:00Z", "2024-03-12T12:12:00Z")).toBe("6.45");
    // 15.00 × 20/31 = 9.68 billed at noon, replaced at one: all of it is unused.
    expect(ending("9.68", "2024-03-12T12:12:00Z", "2024-03-12T13:12:00Z")).toBe("9.68");
  });

  test("the day of a termination is billed", () => {
    expect(ending("8.71", "2024-03-05T12:12:00Z", "2024-03-12T12:12:00Z", { keepsDay: true })).toBe("6.13");
    expect(ending("8.71", "2024-03-05T12:12:00Z", "2024-03-05T12:12:00Z", { keepsDay: true })).toBe("8.39");
  });

  test("no more is credited than is left after earlier credits", () => {
    expect(ending("249.95", march.naturalStart, "2024-03-02T00:00:00Z", { credited: "10.00" })).toBe(
      "239.95",
    );
  });

  test("multiplication comes before division", () => {
    // 99.45 × (1/30) would lose what 99.45 × 1 / 30 = 3.315 keeps.
    expect(proratedFee("EUR", "99.45", { part: 1, whole: 30 })).toEqual({ precise: "3.315", amount: "3.32" });
  });
});
