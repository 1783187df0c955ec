import { describe, expect, test } from "@jest/globals";

import { addDuration, isTimeZone, localDate, startOfDate } from "./calendar.js";
import { canonicalInstant, compareInstants } from "./instants.js";

describe("instants", () => {
  test("are ordered whatever their precision or offset", () => {
    expect(compareInstants("2026-03-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z")).toBe(0);
    expect(compareInstants("2026-03-01T00:00:00.000001Z", "2026-03-01T00:00:00.000Z")).toBe(1);
    expect(compareInstants("2026-03-01T01:00:00+01:00", "2026-03-01T00:00:00Z")).toBe(0);
    expect(compareInstants("2026-02-28T23:59:59.999Z", "2026-03-01T00:00:00.000Z")).toBe(-1);
  });

  test("keep microseconds and are written in one way", () => {
    expect(canonicalInstant("2026-03-01T00:00:00.000001Z")).toBe("2026-03-01T00:00:00.000001Z");
    expect(canonicalInstant("2026-03-01T02:30+02:30")).toBe("2026-03-01T00:00:00.000Z");
  });

  test.each([
    ["2026-03-01T00:00:00+00:00", "2026-03-01T00:00:00.000Z"],
    ["2026-03-01T00:00:00.5+00:00", "2026-03-01T00:00:00.500Z"],
    ["2026-03-01T00:00:00.25Z", "2026-03-01T00:00:00.250Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.999-01:00", "+010000-01-01T00:59:59.999Z"],
    ["0000-01-01T00:00:00.001+01:00", "-000001-12-31T23:00:00.001Z"],
  ])("%s is written %s", (text, written) => {
    expect(canonicalInstant(text)).toBe(written);
  });

  test.each([
    "2026-03-01",
    "2026-02-30T00:00:00+00:00",
    "2026-03-01T24:00:00Z",
    "2026-02-30T00:00:00Z",
    "yesterday",
    "2026-03-01T00:00:00.0000001Z",
    "2026-03-01T00:00:00",
  ])("%s is refused", (text) => {
    expect(() => canonicalInstant(text)).toThrow(expect.objectContaining({ code: "invalid_instant" }));
  });
});

describe("wall clocks", () => {
  test("a date depends on the zone", () => {
    expect(localDate("2026-02-28T23:30:00.000Z", "Europe/Berlin")).toBe("2026-03-01");
    expect(localDate("2026-02-28T23:30:00.000Z", "America/New_York")).toBe("2026-02-28");
  });

  test("a day begins after the gap where DST skips midnight", () => {
    expect(startOfDate("2018-11-04", "America/Sao_Paulo")).toBe("2018-11-04T03:00:00.000Z");
  });

  test("P1D keeps the hour over a DST change, PT24H does not, and months clamp", () => {
    const before = "2026-03-28T11:00:00.000Z";
    expect(addDuration(before, "P1D", "Europe/Berlin")).toBe("2026-03-29T10:00:00.000Z");
    expect(addDuration(before, "PT24H", "Europe/Berlin")).toBe("2026-03-29T11:00:00.000Z");
    expect(addDuration("2026-01-31T00:00:00.000Z", "P1M", "UTC")).toBe("2026-02-28T00:00:00.000Z");
    expect(() => addDuration(before, "3 days", "UTC")).toThrow(
      expect.objectContaining({ code: "invalid_duration" }),
    );
  });

  test("a zone is an IANA name", () => {
    expect(["UTC", "Europe/Berlin", "Pacific/Apia"].map(isTimeZone)).toEqual([true, true, true]);
    expect(["+02:00", "Mars/Olympus", "", "Berlin"].map(isTimeZone)).toEqual([false, false, false, false]);
  });
});
