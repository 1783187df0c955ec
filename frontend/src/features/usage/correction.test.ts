import { describe, expect, it } from "@jest/globals";
import { exactJson, parseExact } from "../../api/exact-json.js";
import { correctionOf, editableText } from "./correction.js";

const event = {
  id: "call-1",
  source: "",
  type: "llm.call",
  customer: "acem",
  subscription: null,
  time: null,
  properties: { tokens: "many", model: "large" },
};

describe("the correction of a quarantined event", () => {
  it("is nothing while nothing was edited", () => {
    expect(correctionOf(event, editableText(event))).toEqual({ event: {} });
  });

  it("holds the fields that were edited, and no others", () => {
    const text = editableText(event).replace("acem", "acme");
    expect(correctionOf(event, text)).toEqual({ event: { customer: "acme" } });
  });

  it("holds long numbers to the last digit", () => {
    const properties = parseExact('{"tokens":12345678901234567890.123456789}') as typeof event.properties;
    const text = editableText({ ...event, properties });
    expect(text).toContain('"tokens": 12345678901234567890.123456789\n');
    expect(correctionOf({ ...event, properties }, text)).toEqual({ event: {} });
    const corrected = correctionOf({ ...event, properties }, text.replace(".123456789", ".123456788"));
    expect(exactJson(corrected)).toBe('{"event":{"properties":{"tokens":12345678901234567890.123456788}}}');
  });

  it.each([
    ["{", "This is no JSON object; check commas, quotes and brackets."],
    ['{"type":"a","customer":""}', "customer must be a text."],
    ['{"type":"a","customer":"b","id":"c"}', "id cannot be corrected; put anything else into properties."],
    ['{"type":"a","customer":"b","properties":[1]}', "properties must be an object."],
    ['{"type":"a","customer":"b","properties":12345678901234567890}', "properties must be an object."],
  ])("says what is wrong with %s", (text, error) => {
    expect(correctionOf(event, text)).toEqual({ error });
  });
});
