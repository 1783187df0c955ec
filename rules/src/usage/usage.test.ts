import { describe, expect, test } from "@jest/globals";

import { Decimal } from "../money/decimal.js";
import { consumeAllowance } from "./consume-allowance.js";
import { timeWeightedSum } from "./time-weighted.js";

describe("usage over time", () => {
  const april = { start: "2023-04-01T00:00:00Z", end: "2023-05-01T00:00:00Z" };

  test("each value counts for as long as it stood", () => {
    // (2500 × 3 days + 500 × 2 days + 300 × 25 days) / 30
    const changes = [
      { at: "2023-04-06T00:00:00Z", value: "-200" },
      { at: "2023-04-04T00:00:00Z", value: "-2000" },
    ];
    const result = timeWeightedSum({ carriedIn: "2500", changes, period: april });
    expect(result.quantity.toFixed(10)).toBe("533.3333333333");
    expect(result.carriedOut.toString()).toBe("300");
  });

  test("a change at the very end belongs to the next period", () => {
    const changes = [{ at: april.end, value: "100" }];
    const result = timeWeightedSum({ carriedIn: "1", changes, period: april });
    expect([result.quantity, result.carriedOut].map(String)).toEqual(["1", "1"]);
  });

  test("an allowance is used up invoice by invoice", () => {
    const steps = consumeAllowance(
      new Decimal(500, 0),
      [300, 250, 100].map((units) => new Decimal(units, 0)),
    );
    expect(steps.map(({ billable }) => billable.toString())).toEqual(["0", "50", "100"]);
    expect(steps.map(({ remaining }) => remaining.toString())).toEqual(["200", "0", "0"]);
  });
});
