import { describe, expect, test } from "@jest/globals";
import type { Meter } from "../../catalog/index.js";
import type { JsonObject } from "../intake/json-value.js";
import { readJson } from "../intake/read-json.js";
import { compileMeter, type Measured } from "./compile-meter.js";

const meter = (terms: Partial<Meter>): Meter => ({
  environmentId: "e",
  id: "m",
  key: "tokens",
  name: "Tokens",
  eventType: "call",
  aggregation: "sum",
  filter: null,
  valueProperty: "tokens",
  groupBy: [],
  unit: null,
  version: 1,
  createdAt: "2026-01-01T00:00:00.000Z",
  archivedAt: null,
  ...terms,
});
const measured = (terms: Partial<Meter>, properties: string): Measured =>
  compileMeter(meter(terms)).measure({
    type: "call",
    time: "2026-03-01T00:00:00.000Z",
    properties: readJson(properties) as JsonObject,
  });
const cause = (terms: Partial<Meter>, properties: string): string => {
  const result = measured(terms, properties);
  return "problem" in result ? result.problem.cause : "counted";
};

describe("a value", () => {
  test.each([
    [{}, '{"tokens":0.1}', "0.1"],
    [{}, '{"tokens":1234567890123456789012345678901234567890}', "1234567890123456789012345678901234567890"],
    [{ valueProperty: "usage.total" }, '{"usage":{"total":-3}}', "-3"],
    [{ valueProperty: "properties.tokens" }, '{"tokens":7}', "7"],
    [{ valueProperty: "properties.input + properties.output" }, '{"input":0.1,"output":0.2}', "0.3"],
    [{ valueProperty: "$sum(properties.parts.size)" }, '{"parts":[{"size":1.5},{"size":2}]}', "3.5"],
    [{ aggregation: "unique" as const, valueProperty: "user" }, '{"user":"anna"}', "anna"],
    [{ aggregation: "unique" as const, valueProperty: "user" }, '{"user":42}', "42"],
  ])("%j of %s is %s", (terms, properties, value) => {
    expect(measured(terms, properties)).toEqual({ measure: { v: value } });
  });

  test.each([
    [{}, '{"tokens":"7"}', "not text"],
    [{}, "{}", "is missing"],
    [{}, '{"tokens":null}', "not null"],
    [{}, '{"tokens":[1]}', "not an array"],
    [{ valueProperty: "constructor" }, "{}", "is missing"],
    [{ valueProperty: "properties.a + properties.b" }, '{"a":1}', "its value failed"],
    [{ valueProperty: "properties.a / properties.b" }, '{"a":1,"b":0}', "its value failed"],
    [{ aggregation: "unique" as const, valueProperty: "user" }, '{"user":{}}', "not an object"],
    [{ filter: "properties.n" }, '{"tokens":1,"n":3}', "neither true nor false"],
    [{ filter: "($f := function($x) { $f($x) }; $f(1))" }, '{"tokens":1}', "its filter failed"],
  ])("%j of %s cannot be counted: %s", (terms, properties, why) => {
    expect(cause(terms, properties)).toContain(why);
  });
});

test("a filter leaves events out; groups are texts in the meter's order, null where the property is missing", () => {
  const terms = {
    filter: 'properties.status = "ok" and type = "call"',
    groupBy: ["model", "region.name", "cached"],
  };
  expect(measured(terms, '{"tokens":1,"status":"failed"}')).toEqual({ measure: null });
  expect(measured(terms, '{"tokens":1,"status":"ok","model":4,"region":{"name":"eu"}}')).toEqual({
    measure: { v: "1", g: ["4", "eu", null] },
  });
  expect(cause(terms, '{"tokens":1,"status":"ok","model":{}}')).toContain(
    'split by "properties.model", which is an object',
  );
});
