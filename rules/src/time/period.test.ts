import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { compareInstants } from "./instants.js";
import { formatPeriod } from "./format-period.js";
import type { BillingInterval } from "./interval.js";
import {
  cutPeriod,
  firstPeriod,
  periodAfter,
  periodAt,
  periodEndingAt,
  type BillingSchedule,
} from "./period.js";

const monthly = (over: Partial<BillingSchedule> = {}): BillingSchedule => ({
  interval: "month",
  anchor: "calendar",
  startAt: "2026-01-01T00:00:00.000Z",
  timeZone: "UTC",
  ...over,
});

function periods(schedule: BillingSchedule, count: number) {
  const list = [firstPeriod(schedule)];
  while (list.length < count) list.push(periodAfter(schedule, list.at(-1)!.end));
  return list;
}

const printed = (schedule: BillingSchedule, count: number) =>
  periods(schedule, count).map((period) => {
    const { from, to } = formatPeriod(period, schedule.timeZone);
    return `${from}..${to}`;
  });

describe("calendar periods", () => {
  test("a subscription on the first gets whole months", () => {
    expect(periods(monthly(), 2)).toEqual([
      {
        start: "2026-01-01T00:00:00.000Z",
        end: "2026-02-01T00:00:00.000Z",
        naturalStart: "2026-01-01T00:00:00.000Z",
        naturalEnd: "2026-02-01T00:00:00.000Z",
        part: 31,
        whole: 31,
      },
      expect.objectContaining({ end: "2026-03-01T00:00:00.000Z", part: 28, whole: 28 }),
    ]);
  });

  test("a start on the 16th at noon cuts the first month, and its day counts in full", () => {
    const [first, second] = periods(monthly({ startAt: "2026-03-16T12:00:00.000Z" }), 2);
    expect(first).toMatchObject({
      start: "2026-03-16T12:00:00.000Z",
      end: "2026-04-01T00:00:00.000Z",
      part: 16,
      whole: 31,
    });
    expect(second).toMatchObject({ start: "2026-04-01T00:00:00.000Z", part: 30, whole: 30 });
  });

  test("boundaries are midnights of the customer's zone, over DST", () => {
    const [march, april] = periods(
      monthly({ startAt: "2026-02-28T23:00:00.000Z", timeZone: "Europe/Berlin" }),
      2,
    );
    expect(march).toMatchObject({ end: "2026-03-31T22:00:00.000Z", part: 31, whole: 31 });
    expect(april).toMatchObject({
      start: "2026-03-31T22:00:00.000Z",
      end: "2026-04-30T22:00:00.000Z",
      part: 30,
    });
  });

  test("east of UTC the local first is the previous UTC day, and is billed once", () => {
    const schedule = monthly({ startAt: "2026-01-31T15:00:00.000Z", timeZone: "Asia/Tokyo" });
    expect(printed(schedule, 2)).toEqual(["2026-02-01..2026-02-28", "2026-03-01..2026-03-31"]);
  });

  test("weeks begin on Monday: a Friday start bills three of seven days, in Paris as in Halifax", () => {
    const week = (startAt: string, timeZone: string) =>
      firstPeriod(monthly({ interval: "week", startAt, timeZone }));
    expect(week("2023-06-16T20:00:00Z", "Europe/Paris")).toMatchObject({ part: 3, whole: 7 });
    expect(week("2023-06-16T05:00:00Z", "America/Halifax")).toMatchObject({ part: 3, whole: 7 });
  });

  test("quarters, half-years and years keep to the calendar", () => {
    const startAt = "2026-02-10T00:00:00Z";
    expect(printed(monthly({ interval: "quarter", startAt }), 2)).toEqual([
      "2026-02-10..2026-03-31",
      "2026-04-01..2026-06-30",
    ]);
    expect(printed(monthly({ interval: "half_year", startAt }), 2)).toEqual([
      "2026-02-10..2026-06-30",
      "2026-07-01..2026-12-31",
    ]);
    expect(printed(monthly({ interval: "year", startAt }), 2)).toEqual([
      "2026-02-10..2026-12-31",
      "2027-01-01..2027-12-31",
    ]);
  });
});

describe("anniversary periods", () => {
  const anniversary = (startAt: string, over: Partial<BillingSchedule> = {}) =>
    monthly({ anchor: "anniversary", startAt, ...over });

  test("the 31st is kept without drift", () => {
    expect(printed(anniversary("2024-01-31T01:00:00Z"), 4)).toEqual([
      "2024-01-31..2024-02-28",
      "2024-02-29..2024-03-30",
      "2024-03-31..2024-04-29",
      "2024-04-30..2024-05-30",
    ]);
  });

  test("29 February comes back in leap years", () => {
    expect(printed(anniversary("2024-02-29T00:00:00Z", { interval: "year" }), 5).at(-1)).toBe(
      "2028-02-29..2029-02-27",
    );
  });

  test("the first period is whole, even when it begins at noon", () => {
    expect(firstPeriod(anniversary("2026-01-15T12:00:00Z"))).toMatchObject({
      start: "2026-01-15T12:00:00.000Z",
      end: "2026-02-15T00:00:00.000Z",
      part: 31,
      whole: 31,
    });
  });

  test("an anchor of its own keeps the billing day after an upgrade, and the denominator stays whole", () => {
    const schedule = anniversary("2024-05-20T10:00:00Z", {
      interval: "quarter",
      anchorAt: "2024-01-15T10:00:00Z",
    });
    const period = firstPeriod(schedule);
    expect(period).toMatchObject({
      naturalStart: "2024-04-15T00:00:00.000Z",
      end: "2024-07-15T00:00:00.000Z",
      whole: 91,
    });
    // 20 May to 20 June, both billed: 12 + 20 = 32 days.
    expect(cutPeriod(period, "2024-06-20T10:00:00Z", "UTC")).toMatchObject({ part: 32, whole: 91 });
  });
});

describe("zones that do strange things", () => {
  test("where DST skips midnight, the month begins at 01:00", () => {
    const schedule = monthly({
      interval: "day",
      startAt: "2018-11-03T03:00:00.000Z",
      timeZone: "America/Sao_Paulo",
    });
    expect(periods(schedule, 3).map(({ start, part }) => [start, part])).toEqual([
      ["2018-11-03T03:00:00.000Z", 1],
      ["2018-11-04T03:00:00.000Z", 1],
      ["2018-11-05T02:00:00.000Z", 1],
    ]);
  });

  test("the day that Samoa skipped is not billed", () => {
    const schedule = monthly({
      interval: "day",
      startAt: "2011-12-29T10:00:00.000Z",
      timeZone: "Pacific/Apia",
    });
    expect(printed(schedule, 2)).toEqual(["2011-12-29..2011-12-29", "2011-12-31..2011-12-31"]);
    const december = firstPeriod({ ...schedule, interval: "month" });
    expect(december).toMatchObject({ part: 2, whole: 30 });
  });

  test("clocks set back over midnight repeat an hour of yesterday, which belongs to today", () => {
    const schedule = monthly({
      interval: "day",
      startAt: "2010-11-01T00:00:00Z",
      timeZone: "America/St_Johns",
    });
    // 7 November 00:01 became 6 November 23:01: at 02:45Z it is 23:15 of the 6th for the second time.
    const period = periodAt(schedule, "2010-11-07T02:45:00Z");
    expect(period.start).toBe("2010-11-07T02:30:00.000Z");
  });
});

describe("lookups", () => {
  test("a boundary belongs to the period it opens", () => {
    expect(periodAt(monthly(), "2026-02-01T00:00:00.000Z").start).toBe("2026-02-01T00:00:00.000Z");
    expect(periodAt(monthly(), "2026-01-31T23:59:59.999999Z").end).toBe("2026-02-01T00:00:00.000Z");
  });

  test("a moment before the start, or an end that is no boundary, is refused", () => {
    expect(() => periodAt(monthly(), "2025-12-31T00:00:00Z")).toThrow(
      expect.objectContaining({ code: "before_start" }),
    );
    expect(() => periodEndingAt(monthly(), "2026-02-03T00:00:00Z")).toThrow(
      expect.objectContaining({ code: "not_a_boundary" }),
    );
  });

  test("the day of a termination is billed", () => {
    const december = firstPeriod(monthly({ startAt: "2022-12-15T00:00:00Z" }));
    expect(cutPeriod(december, "2022-12-20T06:00:00Z", "UTC")).toMatchObject({ part: 6, whole: 31 });
    expect(cutPeriod(december, "2022-12-20T00:00:00Z", "UTC")).toMatchObject({ part: 6, whole: 31 });
    expect(cutPeriod(december, "2023-01-01T00:00:00Z", "UTC")).toEqual(december);
  });
});

describe("laws", () => {
  const schedules = fc.record({
    interval: fc.constantFrom<BillingInterval>("day", "week", "month", "quarter", "half_year", "year"),
    anchor: fc.constantFrom<"calendar" | "anniversary">("calendar", "anniversary"),
    startAt: fc
      .date({
        min: new Date("2005-01-01T00:00:00Z"),
        max: new Date("2027-01-01T00:00:00Z"),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString()),
    timeZone: fc.constantFrom(
      "UTC",
      "Europe/Berlin",
      "America/Sao_Paulo",
      "Pacific/Apia",
      "America/St_Johns",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "America/Havana",
      "Africa/Cairo",
    ),
  });

  test("periods follow each other without a gap, and every lookup agrees", () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 1, max: 12 }), (schedule, count) => {
        const list = periods(schedule, count + 1);
        list.forEach((period, index) => {
          expect(compareInstants(period.start, period.end)).toBe(-1);
          expect(compareInstants(period.naturalStart, period.start)).not.toBe(1);
          expect(period.part).toBeLessThanOrEqual(period.whole);
          expect(period.part).toBeGreaterThan(0);
          if (index > 0) {
            expect(period.start).toBe(list[index - 1]!.end);
            expect(period.part).toBe(period.whole);
          }
          expect(periodAt(schedule, period.start)).toEqual(period);
          expect(periodEndingAt(schedule, period.end)).toEqual(period);
          expect(periodAfter(schedule, period.start)).toEqual(period);
        });
      }),
      { numRuns: 300 },
    );
  });

  test("any moment lies in the period that is found for it", () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 0, max: 200_000_000 }), (schedule, seconds) => {
        const at = new Date(Date.parse(schedule.startAt) + seconds * 1000).toISOString();
        const period = periodAt(schedule, at);
        expect(compareInstants(period.start, at)).not.toBe(1);
        expect(compareInstants(at, period.end)).toBe(-1);
      }),
      { numRuns: 500 },
    );
  });
});
