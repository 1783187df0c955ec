import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { eventKey, payloadHash } from "./event-key.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const uuidV7 = fc.uuid({ version: 7 });
const ulid = fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const anyId = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.uuid(),
  uuidV7,
  ulid,
  ulid.map((id) => `evt_${id.toLowerCase()}`),
);

test("a bare UUIDv7 is its own key; the same id from a source is another key", () => {
  fc.assert(
    fc.property(uuidV7, (id) => {
      expect(eventKey("", id)).toBe(id);
      expect(eventKey("https://a.example", id)).not.toBe(id);
    }),
  );
});

test("different (source, id) pairs have different keys, whatever their form", () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.constantFrom("", "a", "a/b"), anyId),
      fc.tuple(fc.constantFrom("", "a", "a/b"), anyId),
      (one, two) => {
        fc.pre(one[0] !== two[0] || one[1] !== two[1]);
        expect(eventKey(...one)).not.toBe(eventKey(...two));
        expect(eventKey(...one)).toMatch(UUID);
      },
    ),
  );
});

test("another writing of the same bits is another key: upper case, braces, the ULID of a UUIDv7", () => {
  const id = "018f3c4e-1a2b-7c3d-8e4f-0123456789ab";
  const bits = BigInt(`0x${id.replaceAll("-", "")}`);
  let asUlid = "";
  for (let shift = 125n; shift >= 0n; shift -= 5n)
    asUlid += "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[Number((bits >> shift) & 31n)]!;
  const keys = [id, id.toUpperCase(), `{${id}}`, asUlid, asUlid.toLowerCase(), `evt_${asUlid}`].map((each) =>
    eventKey("", each),
  );
  expect(new Set(keys).size).toBe(keys.length);
});

test("keys of time-ordered ids stay in the order of their milliseconds, also with a prefix or a source", () => {
  fc.assert(
    fc.property(ulid, ulid, (one, two) => {
      const [earlier, later] = [one, two].sort() as [string, string];
      fc.pre(earlier.slice(0, 10) !== later.slice(0, 10));
      for (const [source, prefix] of [
        ["", ""],
        ["svc", ""],
        ["", "evt_"],
      ] as const) {
        expect(eventKey(source, prefix + earlier) < eventKey(source, prefix + later)).toBe(true);
      }
    }),
  );
  expect(eventKey("svc", "018f3c4e-1a2b-7c3d-8e4f-0123456789ab").slice(0, 13)).toBe("018f3c4e-1a2b");
});

test("equal payloads have equal hashes, different ones do not", () => {
  expect(payloadHash('["a"]')).toBe(payloadHash('["a"]'));
  expect(payloadHash('["a"]')).not.toBe(payloadHash('["b"]'));
  expect(payloadHash("")).toMatch(UUID);
});
