import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { instantText, readInstant } from "./event-time.js";

test.each([
  ["2026-03-01T00:00:00Z", "2026-03-01T00:00:00.000Z"],
  ["2026-03-01T01:00:00.123456+01:00", "2026-03-01T00:00:00.123456Z"],
  ["2026-02-28T19:30:00-05:30", "2026-03-01T01:00:00.000Z"],
  ["2026-03-01t00:00z", "2026-03-01T00:00:00.000Z"],
  ["2026-03-01T00:00:00.9999999Z", "2026-03-01T00:00:00.999999Z"],
  ["1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"],
  ["2024-02-29T00:00:00.5Z", "2024-02-29T00:00:00.500Z"],
])("%s is %s", (text, canonical) => {
  expect(instantText(readInstant(text)!)).toBe(canonical);
});

test.each([
  "2026-02-30T00:00:00Z",
  "2026-03-01",
  "2026-03-01T00:00:00",
  "2026-03-01T24:00:00Z",
  "2026-03-01T00:00:60Z",
  "1772323200",
  "2026-03-01T00:00:00+25:00",
  "",
])('"%s" is no instant', (text) => {
  expect(readInstant(text)).toBeNull();
});

test("property: every microsecond comes back as itself", () => {
  fc.assert(
    fc.property(fc.integer({ min: -4e15, max: 7e15 }), (micros) => {
      expect(readInstant(instantText(micros))).toBe(micros);
    }),
  );
});
