import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readInstant } from "./intake/event-time.js";
import { monthStart, nextMonthStart, windowBoundaries, type Window } from "./usage-windows.js";

const hours = (from: string, to: string): number => (readInstant(to)! - readInstant(from)!) / 3_600_000_000;

describe("windows", () => {
  test("days of a change of clocks have 23 or 25 hours", () => {
    const spring = windowBoundaries(
      "2026-03-28T23:00:00.000Z",
      "2026-03-30T22:00:00.000Z",
      "day",
      "Europe/Berlin",
    );
    expect(spring).toEqual([
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
      "2026-03-30T22:00:00.000Z",
    ]);
    expect(hours(spring[0]!, spring[1]!)).toBe(23);
    const autumn = windowBoundaries(
      "2026-10-24T22:00:00.000Z",
      "2026-10-26T23:00:00.000Z",
      "day",
      "Europe/Berlin",
    );
    expect(autumn.slice(1).map((end, index) => hours(autumn[index]!, end))).toEqual([25, 24]);
  });

  test("hours of such days are all there, each an hour long", () => {
    const boundaries = windowBoundaries(
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
      "hour",
      "Europe/Berlin",
    );
    expect(boundaries).toHaveLength(26);
    expect(new Set(boundaries.slice(1).map((end, index) => hours(boundaries[index]!, end)))).toEqual(
      new Set([1]),
    );
  });

  test("a zone off by 45 minutes has whole hours of its own", () => {
    const boundaries = windowBoundaries(
      "2026-05-01T00:00:00.000Z",
      "2026-05-01T03:00:00.000Z",
      "hour",
      "Asia/Kathmandu",
    );
    expect(boundaries).toEqual([
      "2026-05-01T00:00:00.000Z",
      "2026-05-01T00:15:00.000Z",
      "2026-05-01T01:15:00.000Z",
      "2026-05-01T02:15:00.000Z",
      "2026-05-01T03:00:00.000Z",
    ]);
  });

  test("months follow the zone, and the day that Samoa skipped has no window", () => {
    expect(
      windowBoundaries("2026-01-15T12:00:00.000Z", "2026-03-15T12:00:00.000Z", "month", "America/New_York"),
    ).toEqual([
      "2026-01-15T12:00:00.000Z",
      "2026-02-01T05:00:00.000Z",
      "2026-03-01T05:00:00.000Z",
      "2026-03-15T12:00:00.000Z",
    ]);
    expect(
      windowBoundaries("2011-12-29T10:00:00.000Z", "2011-12-31T10:00:00.000Z", "day", "Pacific/Apia"),
    ).toEqual(["2011-12-29T10:00:00.000Z", "2011-12-30T10:00:00.000Z", "2011-12-31T10:00:00.000Z"]);
  });

  test("a start after the end, and more than 10 000 windows, are refused", () => {
    expect(() =>
      windowBoundaries("2026-03-02T00:00:00.000Z", "2026-03-01T00:00:00.000Z", undefined, "UTC"),
    ).toThrow("is not before");
    expect(() =>
      windowBoundaries("2024-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z", "hour", "UTC"),
    ).toThrow("more than 10 000");
  });

  test("property: windows have no gap and no overlap, in any zone", () => {
    const zone = fc.constantFrom(
      "UTC",
      "Europe/Berlin",
      "America/New_York",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "Pacific/Apia",
      "America/Sao_Paulo",
      "Africa/Casablanca",
    );
    const instant = fc
      .integer({ min: Date.UTC(2010, 0), max: Date.UTC(2027, 0) })
      .map((millis) => new Date(millis).toISOString());
    fc.assert(
      fc.property(
        zone,
        instant,
        fc.integer({ min: 1, max: 600 }),
        fc.constantFrom<Window>("hour", "day", "month"),
        (timeZone, start, length, window) => {
          const end = new Date(Date.parse(start) + length * 3_600_000).toISOString();
          const boundaries = windowBoundaries(start, end, window, timeZone);
          expect(boundaries[0]).toBe(start);
          expect(boundaries.at(-1)).toBe(end);
          for (const [index, boundary] of boundaries.slice(1).entries())
            expect(readInstant(boundary)!).toBeGreaterThan(readInstant(boundaries[index]!)!);
          const longest = { hour: 1, day: 25, month: 31 * 24 + 1 }[window];
          for (const [index, boundary] of boundaries.slice(1).entries())
            expect(hours(boundaries[index]!, boundary)).toBeLessThanOrEqual(longest);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test("a month begins and ends where the zone says", () => {
  expect(monthStart("2026-03-01T03:00:00.000Z", "America/New_York")).toBe("2026-02-01T05:00:00.000Z");
  expect(nextMonthStart("2026-03-15T00:00:00.000Z", "America/New_York")).toBe("2026-04-01T04:00:00.000Z");
});
