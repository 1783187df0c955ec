import { describe, expect, test } from "@jest/globals";
import { DAY, HOUR, dateBegins, iso, sameDay } from "./calendar.mjs";
import { moments, usageSinceLastEnd } from "./moments.mjs";
import { clockStart, lastBilling, story } from "./story.mjs";

/** Sends nowhere; keeps what would be sent. */
function recorder() {
  /** @type {import("./usage.mjs").DemoEvent[]} */
  const events = [];
  return {
    events,
    tools: {
      call: async () => ({ id: "some", data: [] }),
      post: async (/** @type {import("./usage.mjs").DemoEvent[]} */ sent) => void events.push(...sent),
    },
  };
}

/** @param {import("./story.mjs").Story} told */
async function everythingSent(told) {
  const { events, tools } = recorder();
  for (const moment of moments(told)) {
    const before = events.length;
    await moment.act(tools);
    const outOfTime = events.slice(before).filter(({ time }) => {
      const ahead = Date.parse(time) - moment.at;
      // What Atlas takes: at most an hour ahead, at most 35 days old.
      return ahead >= HOUR || ahead <= -35 * DAY;
    });
    expect(outOfTime).toEqual([]);
  }
  return [...events, ...usageSinceLastEnd(told, told.base)];
}

const PRESENTS = [
  "2026-11-27T01:17:11Z",
  "2026-03-01T00:10:00Z",
  "2027-01-04T23:59:00Z",
  "2026-03-31T12:00:00Z",
];

describe.each(PRESENTS)("the demo begun at %s", (present) => {
  const base = Date.parse(present);

  test("goes forward only, never past the present, and names each moment once", () => {
    const told = story({ base, months: 6 });
    const list = moments(told);
    const times = list.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBe(clockStart(told));
    expect(times.at(-1)).toBeLessThanOrEqual(base);
    expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
  });

  test("sends the same usage each time, each event once, in time, and none before its customer came", async () => {
    const told = story({ base, months: 6 });
    const sent = await everythingSent(told);
    expect(sent.length).toBeGreaterThan(20_000);
    // The one that is sent twice on purpose is the conflict.
    expect(sent.length - new Set(sent.map(({ id }) => id)).size).toBe(1);
    const tooEarly = sent.filter(
      ({ customer, time }) => customer !== "acme-labs" && Date.parse(time) < told.since(customer),
    );
    expect(tooEarly).toEqual([]);
    const again = await everythingSent(story({ base, months: 6 }));
    expect(JSON.stringify(again) === JSON.stringify(sent)).toBe(true);
  });
});

describe("dates in zones", () => {
  test.each([
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
    ["2026-11-01", "America/New_York", "2026-11-01T04:00:00.000Z"],
    ["2026-11-02", "America/New_York", "2026-11-02T05:00:00.000Z"],
    ["2026-05-01", "Asia/Tokyo", "2026-04-30T15:00:00.000Z"],
  ])("%s begins in %s at %s", (date, zone, instant) => {
    expect(iso(dateBegins(Date.parse(date), zone))).toBe(instant);
  });

  test("the same day of a shorter month is its last; nobody's own day is the first of a month", () => {
    expect(iso(sameDay(Date.parse("2026-03-31"), -1))).toBe("2026-02-28T00:00:00.000Z");
    expect(iso(lastBilling({ daysAgo: 3 }, Date.parse("2026-11-04T10:00:00Z")))).toBe(
      "2026-10-31T00:00:00.000Z",
    );
  });
});
