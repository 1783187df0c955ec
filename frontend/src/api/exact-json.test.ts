import { describe, expect, it } from "@jest/globals";
import { exactJson, isJsonObject, parseExact } from "./exact-json.js";

describe("exact JSON", () => {
  it.each([
    "12345678901234567890.123456789",
    "-9007199254740993",
    "0.1000000000000000055511151231257827",
    "123456789012345678901234567890123456789012345678901234567890",
    // More digits than an event may have: shown as it was typed, and refused by the server.
    "1234567890123456789012345678901234567890123456789012345678901",
    "0.1",
    "42",
  ])("gives %s back as it was read", (lexeme) => {
    const text = `{"tokens":${lexeme},"list":[${lexeme}]}`;
    expect(exactJson(parseExact(text))).toBe(text);
  });

  it("reads numbers that fit as numbers, and of repeated keys the last one", () => {
    expect(parseExact('{"tokens":1,"tokens":2.5,"huge":1e2}')).toEqual({ tokens: 2.5, huge: 100 });
  });

  it("knows an object from a long number", () => {
    expect(isJsonObject(parseExact("12345678901234567890"))).toBe(false);
    expect(isJsonObject(parseExact('{"a":12345678901234567890}'))).toBe(true);
  });

  it("throws on what is no JSON", () => {
    expect(() => parseExact("{ no JSON")).toThrow(SyntaxError);
  });
});
