import { describe, expect, test } from "@jest/globals";
import { Decimal } from "@atlas/rules";
import fc from "fast-check";
import { canonicalJson } from "./canonical-json.js";
import { UnreadableNumber, type JsonValue } from "./json-value.js";
import { readJson } from "./read-json.js";

const canonical = (value: JsonValue): string =>
  canonicalJson(value, "properties", ({ field, kind }) => {
    throw new Error(`${field}: ${kind}`);
  });
const reread = (text: string): string => canonical(readJson(text));

describe("numbers keep their digits", () => {
  test.each([
    ["0.1", "0.1"],
    ["1.50", "1.5"],
    ["-0", "0"],
    ["1e2", "100"],
    ["1e-7", "0.0000001"],
    ["123456789012345", "123456789012345"],
    ["1234567890123456789", "1234567890123456789"],
    ["1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890"],
    ["0.1234567890123456789012345678901234567890", "0.123456789012345678901234567890123456789"],
    ["9007199254740993", "9007199254740993"],
    ["1e21", "1000000000000000000000"],
    ["-1.5E+10", "-15000000000"],
    ["1.00000000000000000000", "1"],
  ])("%s is kept as %s", (sent, kept) => {
    expect(reread(sent)).toBe(kept);
    expect(reread(`{"a":[ ${sent} ]}`)).toBe(`{"a":[${kept}]}`);
  });

  test("property: any decimal of up to 60 digits, written any way, comes back as itself", () => {
    const digits = fc.stringMatching(/^[1-9][0-9]{0,58}$/);
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 59 }), fc.boolean(), (coefficient, scale, negative) => {
        fc.pre(Math.max(coefficient.length, scale + 1) <= 60);
        const padded = coefficient.padStart(scale + 1, "0");
        const whole = scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
        const sign = negative ? "-" : "";
        const plain = Decimal.parse(sign + whole).toString();
        expect(reread(`[${sign}${whole}]`)).toBe(`[${plain}]`);
        expect(reread(`[${sign}${coefficient}e-${scale}]`)).toBe(`[${plain}]`);
      }),
    );
  });

  test("a number reads the same whether or not its neighbour needs the lossless parser", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/e-\d\d/.test(text)); // such a double may take more than 60 digits
        const [alone] = readJson(`[${text}]`) as JsonValue[];
        const [beside] = readJson(`[${text},12345678901234567890]`) as JsonValue[];
        expect(canonical(beside!)).toBe(canonical(alone!));
      }),
    );
  });

  test.each(["1".repeat(61), `0.${"1".repeat(61)}`, "1e61", "1e-61", "1e999999999", `${"1".repeat(30)}e40`])(
    "%s has more than 60 digits",
    (lexeme) => {
      expect(readJson(`[${lexeme}]`)).toEqual([new UnreadableNumber(lexeme)]);
    },
  );
});

test("what is not JSON is refused by both parsers", () => {
  for (const text of [
    "NaN",
    "{",
    '{"a":NaN}',
    "[1,]",
    "01",
    "[0123456789012345678]",
    "[12345678901234567890,]",
    "Infinity",
  ]) {
    expect(() => readJson(text)).toThrow(SyntaxError);
  }
  expect(() => readJson("[".repeat(200_000) + "12345678901234567890")).toThrow(SyntaxError);
});

test("both parsers take the last of repeated keys, and __proto__ as data", () => {
  expect(reread('{"a":1,"a":2}')).toBe('{"a":2}');
  expect(reread('{"a":1,"a":12345678901234567890}')).toBe('{"a":12345678901234567890}');
  expect(reread('{"__proto__":{"x":1}}')).toBe('{"__proto__":{"x":1}}');
  expect(reread('{"__proto__":{"x":12345678901234567890}}')).toBe('{"__proto__":{"x":12345678901234567890}}');
});

test("canonical JSON does not depend on key order or blanks", () => {
  expect(reread('{ "b": [1, {"d": 1, "c": null}], "a": "x\\u0041" }')).toBe(
    '{"a":"xA","b":[1,{"c":null,"d":1}]}',
  );
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      fc.pre(!/\\u0000|\\ud[89a-f]|e[+-]\d\d/i.test(JSON.stringify(value)));
      const once = reread(JSON.stringify(value));
      expect(reread(once)).toBe(once);
      expect(reread(JSON.stringify(value, null, 2))).toBe(once);
    }),
  );
});
