import { describe, expect, test } from "@jest/globals";
import type { AtlasError } from "../../platform/index.js";
import type { EventDraft } from "./event-draft.js";
import type { EventProblem } from "./event-problem.js";
import { MAX_EVENTS, readEvents, type EventHeaders } from "./read-events.js";

const event = { id: "e1", type: "call", customer: "acme" };
const json: EventHeaders = { "content-type": "application/json; charset=utf-8" };
const ndjson: EventHeaders = { "content-type": "application/x-ndjson" };
const read = (body: unknown, headers = json) =>
  readEvents(Buffer.from(typeof body === "string" ? body : JSON.stringify(body)), headers);
const draft = (body: unknown, headers = json): EventDraft => {
  const [judged] = read(body, headers);
  if (!judged || !("draft" in judged)) throw new Error(`not a draft: ${JSON.stringify(judged)}`);
  return judged.draft;
};
const problems = (body: unknown, headers = json): EventProblem[] => {
  const [judged] = read(body, headers);
  if (!judged || !("problems" in judged)) throw new Error("no problem was found");
  return judged.problems;
};
const thrown = (body: unknown, headers = json): string => {
  try {
    read(body, headers);
  } catch (error) {
    return (error as AtlasError).code;
  }
  return "nothing";
};

describe("forms", () => {
  test("one object, an array and lines are events", () => {
    expect(read(event)).toHaveLength(1);
    expect(read([event, event])).toHaveLength(2);
    expect(read(`${JSON.stringify(event)}\r\n\n${JSON.stringify(event)}\n`, ndjson)).toHaveLength(2);
    expect(read([])).toEqual([]);
  });

  test("a bad line is rejected alone", () => {
    const [good, bad, number, alsoGood] = read(
      `${JSON.stringify(event)}\n{"id":NaN}\n7\n${JSON.stringify(event)}`,
      ndjson,
    );
    expect(good).toHaveProperty("draft.id", "e1");
    expect(bad).toHaveProperty("problems.0.code", "event.malformed");
    expect(number).toHaveProperty("problems.0.code", "event.malformed");
    expect(alsoGood).toHaveProperty("draft.id", "e1");
  });

  test("a CloudEvent's source is part of its key, its subject the customer, its data the properties", () => {
    const cloud = {
      specversion: "1.0",
      id: "e1",
      source: "/svc",
      type: "call",
      subject: "acme",
      time: "2026-03-01T00:00:00Z",
      data: { n: 1 },
    };
    const single = draft(cloud, { "content-type": "application/cloudevents+json" });
    expect(single).toMatchObject({ id: "e1", source: "/svc", customer: "acme", propertiesText: '{"n":1}' });
    expect(draft([cloud], { "content-type": "application/cloudevents-batch+json" })).toEqual(single);
    expect(
      draft(cloud.data, {
        ...json,
        "ce-specversion": "1.0",
        "ce-id": "e1",
        "ce-source": "%2Fsvc",
        "ce-type": "call",
        "ce-subject": "acme",
        "ce-time": "2026-03-01T00:00:00Z",
      }),
    ).toEqual(single);
    expect(draft(event).key).not.toBe(single.key);
  });

  test("a CloudEvent without source, version or subject says all of it in its own words", () => {
    const fields = problems(
      { id: "e1", type: "call" },
      { "content-type": "application/cloudevents+json" },
    ).map((p) => p.field);
    expect(fields).toEqual(expect.arrayContaining(["specversion", "source"]));
    expect(
      problems(
        { specversion: "1.0", source: "s", id: "e1", type: "call", data: [] },
        { "content-type": "application/cloudevents+json" },
      ).map((p) => p.field),
    ).toEqual(["subject", "data"]);
  });

  test("only what cannot be read as a whole fails as a whole", () => {
    expect(thrown("{")).toBe("events.malformed");
    expect(thrown('{"id":"e1","properties":{"n":NaN}}')).toBe("events.malformed");
    expect(thrown("7")).toBe("events.malformed");
    expect(thrown(event, { "content-type": "text/csv" })).toBe("events.unsupported_media_type");
    expect(thrown(Array.from({ length: MAX_EVENTS + 1 }, () => event))).toBe("events.too_many");
    expect(() => readEvents(Buffer.from([0x7b, 0xff, 0x7d]), json)).toThrow("UTF-8");
  });
});

describe("one event", () => {
  test("all its problems are told at once", () => {
    const found = problems({ type: "", customer: 7, time: "yesterday", properties: "x", propertys: {} });
    expect(found.map(({ code, field }) => [code, field])).toEqual([
      ["event.field_required", "id"],
      ["event.field_invalid", "type"],
      ["event.field_invalid", "customer"],
      ["event.field_invalid", "time"],
      ["event.field_invalid", "properties"],
      ["event.field_unknown", "propertys"],
    ]);
    expect(found.every(({ cause, remedy }) => cause.length > 0 && remedy.length > 0)).toBe(true);
  });

  test("40 digits are kept, 61 are refused with the field", () => {
    const forty = "1234567890123456789012345678901234567890";
    expect(draft(`{"id":"e1","type":"t","customer":"c","properties":{"n":${forty}}}`).propertiesText).toBe(
      `{"n":${forty}}`,
    );
    expect(
      problems(`{"id":"e1","type":"t","customer":"c","properties":{"a":{"n":[1,${"9".repeat(61)}]}}}`),
    ).toMatchObject([{ code: "event.too_many_digits", field: "properties.a.n[1]" }]);
  });

  test("what PostgreSQL cannot keep, what is too deep or too long is refused with the field", () => {
    expect(problems({ ...event, properties: { a: "x\u0000" } })).toMatchObject([
      { code: "event.field_invalid", field: "properties.a" },
    ]);
    expect(problems('{"id":"e1","type":"t","customer":"c","properties":{"a":"\\ud800"}}')).toMatchObject([
      { field: "properties.a" },
    ]);
    expect(problems({ ...event, id: "x".repeat(256) })).toMatchObject([{ field: "id" }]);
    const deep = `${'{"a":'.repeat(40)}1${"}".repeat(40)}`;
    expect(problems(`{"id":"e1","type":"t","customer":"c","properties":${deep}}`)).toMatchObject([
      { code: "event.too_large" },
    ]);
    expect(problems({ ...event, properties: { a: "x".repeat(70_000) } })).toMatchObject([
      { code: "event.too_large" },
    ]);
  });

  test("the same payload has the same hash whatever its writing; another one has not", () => {
    const same = [
      '{"id":"e1","type":"t","customer":"c","time":"2026-03-01T00:00:00Z","properties":{"a":1.50,"b":"x"}}',
      '{"properties":{"b":"x","a":1.5},"time":"2026-03-01T01:00:00.000+01:00","customer":"c","type":"t","id":"e1"}',
      '{"id":"e1","type":"t","customer":"c","time":"2026-03-01T00:00:00Z","properties":{"a":1.50000000000000000000,"b":"x"}}',
    ].map((body) => draft(body).payloadHash);
    expect(new Set(same).size).toBe(1);
    const others = [
      '{"id":"e1","type":"t","customer":"c","properties":{"a":1.5,"b":"x"}}',
      '{"id":"e1","type":"t","customer":"c","time":"2026-03-01T00:00:00Z","properties":{"a":"1.5","b":"x"}}',
      '{"id":"e1","type":"t","customer":"d","time":"2026-03-01T00:00:00Z","properties":{"a":1.5,"b":"x"}}',
      '{"id":"e1","type":"t","customer":"c","subscription":"s","time":"2026-03-01T00:00:00Z","properties":{"a":1.5,"b":"x"}}',
    ].map((body) => draft(body).payloadHash);
    expect(new Set([...others, same[0]]).size).toBe(5);
  });
});
