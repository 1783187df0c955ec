import { describe, expect, test } from "@jest/globals";

import { prorate } from "./proration.js";

const march = { naturalStart: "2024-03-01T00:00:00Z", naturalEnd: "2024-04-01T00:00:00Z" };

describe("the share of a period", () => {
  test("by day, the change day belongs to the new plan", () => {
    const change = "2024-03-12T12:12:00Z";
    expect(prorate("day", { from: march.naturalStart, to: change }, march, "UTC")).toEqual({
      part: 11,
      whole: 31,
    });
    expect(prorate("day", { from: change, to: march.naturalEnd }, march, "UTC")).toEqual({
      part: 20,
      whole: 31,
    });
  });

  test("by day inclusive, both ends are billed", () => {
    const april = { naturalStart: "2024-04-01T00:00:00Z", naturalEnd: "2024-05-01T00:00:00Z" };
    const span = { from: "2024-04-24T11:00:00Z", to: "2024-04-26T11:00:00Z" };
    expect(prorate("day_inclusive", span, april, "UTC")).toEqual({ part: 3, whole: 30 });
    const rest = { from: "2024-03-15T00:00:00Z", to: march.naturalEnd };
    expect(prorate("day_inclusive", rest, march, "UTC")).toEqual({ part: 17, whole: 31 });
  });

  test("by second, of a February in UTC", () => {
    const natural = { naturalStart: "2017-02-14T00:00:00Z", naturalEnd: "2017-03-14T00:00:00Z" };
    const rest = { from: "2017-03-03T19:14:48Z", to: natural.naturalEnd };
    expect(prorate("second", rest, natural, "UTC")).toEqual({ part: 881112, whole: 2419200 });
  });

  test("by second keeps fractions exact", () => {
    const span = { from: "2024-03-01T00:00:00.5Z", to: "2024-03-01T00:00:01Z" };
    expect(prorate("second", span, march, "UTC")).toEqual({ part: 500_000, whole: 2_678_400_000_000 });
  });

  test("fixed 30 does not know how long the month is", () => {
    const span = { from: "2023-06-23T00:00:00Z", to: "2023-07-15T00:00:00Z" };
    expect(prorate("fixed_30", span, march, "UTC")).toEqual({ part: 22, whole: 30 });
    expect(prorate("fixed_30", { from: march.naturalStart, to: march.naturalEnd }, march, "UTC")).toEqual({
      part: 30,
      whole: 30,
    });
  });

  test("a day of 23 hours is one day", () => {
    const natural = { naturalStart: "2026-02-28T23:00:00Z", naturalEnd: "2026-03-31T22:00:00Z" };
    const rest = { from: "2026-03-28T23:00:00Z", to: natural.naturalEnd };
    expect(prorate("day", rest, natural, "Europe/Berlin")).toEqual({ part: 3, whole: 31 });
  });
});
