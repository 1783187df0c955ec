import { expect, test } from "@jest/globals";
import { compile } from "../compile.js";

const rule = compile(`(
  $billable := $included($$.usage.quantity, $$.params.included);
  $base := $tiered($billable, $$.params.tiers, "graduated");
  { "amount": $base * $factor }
)`);
const input = {
  usage: { quantity: 1200 },
  params: {
    included: 100,
    tiers: [
      { upTo: 1000, unitAmount: 0.5 },
      { upTo: null, unitAmount: 0.25 },
    ],
  },
};

test("each step states its formula, its inputs and its result", () => {
  const { value, trace } = rule.evaluateTraced(input, { factor: 2 });
  expect(rule.evaluate(input, { factor: 2 })).toEqual(value);
  expect(trace.map((entry) => [entry.kind, entry.name, entry.substituted, entry.result])).toEqual([
    ["call", "$included", "$included(1200, 100)", "1100"],
    ["bind", "$billable", "$included(1200, 100)", "1100"],
    ["call", "$tiered", '$tiered(1100, $$.params.tiers, "graduated")', "525"],
    ["bind", "$base", '$tiered(1100, $$.params.tiers, "graduated")', "525"],
    ["result", "", '{ "amount": 525 * 2 }', { amount: "1050" }],
  ]);
  expect(trace[1]?.inputs).toEqual({ "$$.usage.quantity": "1200", "$$.params.included": "100" });
  expect(trace[4]?.inputs).toEqual({ $base: "525", $factor: "2" });
});

test("is plain JSON, and the same on every run", () => {
  const first = JSON.stringify(rule.evaluateTraced(input, { factor: 2 }).trace);
  expect(JSON.stringify(JSON.parse(first))).toBe(first);
  expect(JSON.stringify(rule.evaluateTraced(input, { factor: 2 }).trace)).toBe(first);
});

test("a variable that is bound again shows the value it had", () => {
  const { trace } = compile("($x := 1; $y := $x + 1; $x := 5; $x + $y)").evaluateTraced({});
  expect(trace.map((entry) => entry.substituted)).toEqual(["1", "1 + 1", "5", "5 + 2"]);
});
