import { describe, expect, test } from "@jest/globals";
import { assertStartInRange, normaliseStart } from "./normalise-start.js";

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const now = "2026-06-10T12:00:00.000Z";

describe("the start of a subscription", () => {
  test.each([
    ["nothing is now", undefined, "Europe/Berlin", now],
    ["a date is its first moment in the zone", "2026-03-01", "Europe/Berlin", "2026-02-28T23:00:00.000Z"],
    ["an offset becomes UTC", "2026-03-01T00:00:00+02:00", "UTC", "2026-02-28T22:00:00.000Z"],
    ["microseconds stay", "2026-03-01T00:00:00.000001Z", "UTC", "2026-03-01T00:00:00.000001Z"],
    [
      "a date whose midnight is skipped begins after the gap",
      "2018-11-04",
      "America/Sao_Paulo",
      "2018-11-04T03:00:00.000Z",
    ],
  ])("%s", (_, given, zone, expected) => {
    expect(normaliseStart(given, now, zone)).toBe(expected);
  });

  test.each(["2026-02-30", "soon", "2026-03-01T25:00:00Z", "2026-03-01T00:00:00"])(
    "%s is refused, with what to write",
    (text) => {
      expect(codeOf(() => normaliseStart(text, now, "UTC"))).toBe("request.invalid");
    },
  );
});

describe("how far a start may lie away", () => {
  const schedule = (startAt: string, interval: "day" | "month") => ({
    startAt,
    interval,
    anchor: "calendar" as const,
    timeZone: "UTC",
  });
  const outOfRange = "subscription.start_out_of_range";

  test("400 days back is the most for a daily plan", () => {
    expect(codeOf(() => assertStartInRange(schedule("2025-05-07T00:00:00.000Z", "day"), now))).toBeNull();
    expect(codeOf(() => assertStartInRange(schedule("2025-05-01T00:00:00.000Z", "day"), now))).toBe(
      outOfRange,
    );
  });

  test("a monthly plan may have begun years ago, and may begin years ahead", () => {
    expect(codeOf(() => assertStartInRange(schedule("2000-01-01T00:00:00.000Z", "month"), now))).toBeNull();
    expect(codeOf(() => assertStartInRange(schedule("2031-06-10T00:00:00.000Z", "month"), now))).toBeNull();
    expect(codeOf(() => assertStartInRange(schedule("2031-06-11T00:00:00.000Z", "month"), now))).toBe(
      outOfRange,
    );
  });
});
