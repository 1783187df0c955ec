import { describe, expect, test } from "@jest/globals";

import { canonicalJson } from "./canonical-json.js";
import { checkPrice } from "./check-price.js";
import type { PriceDefinition, RatingInput } from "./price.js";
import { ratePrice } from "./rate-price.js";
import { ruleFromTemplate } from "./rule-from-template.js";

const input = (over: Partial<RatingInput> = {}): RatingInput => ({
  usage: { api_calls: { quantity: "22", groups: [], events: 22 } },
  customer: { segment: "startup" },
  subscription: {},
  period: { start: "2026-04-01T00:00:00.000Z", end: "2026-05-01T00:00:00.000Z", part: 30, whole: 30 },
  prior: null,
  asOf: "2026-05-01T00:00:00.000Z",
  currency: "EUR",
  ...over,
});
const price = (ruleText: string, over: Partial<PriceDefinition> = {}): PriceDefinition => ({
  key: "p",
  name: "Price",
  ruleText,
  params: {},
  currency: "EUR",
  ...over,
});
const line = (fields: string) => `{ "lines": [{ "code": "api", "description": "API calls", ${fields} }] }`;
const graduated = ruleFromTemplate("graduated", {
  rule: "api",
  code: "api",
  description: "API calls",
  meter: "api_calls",
  params: {
    tiers: [
      { upTo: "5", unitAmount: "0", flatAmount: "100" },
      { upTo: "10", unitAmount: "0", flatAmount: "50" },
      { upTo: "15", unitAmount: "5" },
      { upTo: null, unitAmount: "1" },
    ],
    discountPercent: "10",
  },
});

describe("rating a price", () => {
  test("the line carries the tiers that led to it, through the discount", () => {
    const [rated] = ratePrice(price(graduated.ruleText, graduated), input()).lines;
    expect(rated).toMatchObject({
      quantity: "22",
      unitAmount: null,
      preciseAmount: "163.8",
      amount: "163.80",
    });
    expect(rated!.tiers!.map(({ from, upTo, quantity, amount }) => [from, upTo, quantity, amount])).toEqual([
      ["0", "5", "5", "100"],
      ["5", "10", "5", "50"],
      ["10", "15", "5", "25"],
      ["15", null, "7", "7"],
    ]);
  });

  test("a line over two tier tables has no single breakdown, one beside it has its own", () => {
    const text = `(
      $a := $tiered($$.usage.api_calls.quantity, $$.params.tiers, "graduated");
      $b := $tiered($$.usage.api_calls.quantity, $$.params.tiers, "volume");
      { "lines": [
        { "code": "both", "description": "Both", "amount": $a + $b },
        { "code": "one", "description": "One", "amount": $b } ] }
    )`;
    const { lines } = ratePrice(price(text, { params: graduated.params }), input());
    expect(lines.map(({ tiers }) => tiers?.length ?? null)).toEqual([null, 1]);
  });

  test("a matrix line carries its groups, and a group without a price is an error that names it", () => {
    const matrix = ruleFromTemplate("matrix", {
      rule: "tokens",
      code: "tokens",
      description: "Tokens",
      meter: "tokens",
      params: {
        prices: [
          { match: { model: "4.1", direction: "input" }, unitAmount: "2.00" },
          { match: { model: "4.1", direction: "output" }, unitAmount: "8.00" },
        ],
        per: "1000000",
      },
    });
    const tokens = (model: string) => ({
      tokens: {
        quantity: "1750000",
        events: 3,
        groups: [
          { by: { model, direction: "input" }, quantity: "1500000", events: 2 },
          { by: { model, direction: "output" }, quantity: "250000", events: 1 },
        ],
      },
    });
    for (const definition of [
      price(matrix.ruleText, matrix),
      price(matrix.ruleText, { params: matrix.params }),
    ]) {
      const [rated] = ratePrice(definition, input({ usage: tokens("4.1") })).lines;
      expect(rated).toMatchObject({ quantity: "1750000", preciseAmount: "5" });
      expect(rated!.groups).toEqual([
        {
          by: { model: "4.1", direction: "input" },
          quantity: "1500000",
          unitAmount: "0.000002",
          amount: "3",
        },
        {
          by: { model: "4.1", direction: "output" },
          quantity: "250000",
          unitAmount: "0.000008",
          amount: "2",
        },
      ]);
      const empty = { tokens: { quantity: "0", events: 0, groups: [] } };
      expect(ratePrice(definition, input({ usage: empty })).lines[0]).toMatchObject({
        amount: "0.00",
        groups: [],
      });
      expect(() => ratePrice(definition, input({ usage: tokens("5") }))).toThrow(
        /No price for tokens of 5 × input/,
      );
    }
  });

  test("the trace of many groups does not repeat the price list for each of them", () => {
    const models = Array.from({ length: 100 }, (_, index) => `model-${index}`);
    const matrix = ruleFromTemplate("matrix", {
      rule: "tokens",
      code: "tokens",
      description: "Tokens",
      meter: "tokens",
      params: { prices: models.map((model) => ({ match: { model }, unitAmount: "1" })) },
    });
    const groups = models.map((model) => ({ by: { model }, quantity: "1", events: 1 }));
    const usage = { tokens: { quantity: "100", events: 100, groups } };
    const rating = ratePrice(price(matrix.ruleText, matrix), input({ usage }));
    expect(rating.lines[0]!.amount).toBe("100.00");
    expect(canonicalJson(rating.trace).length).toBeLessThan(100_000);
  });

  test("a group property that an event lacked is a group of its own", () => {
    const matrix = ruleFromTemplate("matrix", {
      rule: "tokens",
      code: "tokens",
      description: "Tokens",
      meter: "tokens",
      params: { prices: [{ match: { model: null }, unitAmount: "3" }], otherwise: "1" },
    });
    const groups = [
      { by: { model: null }, quantity: "1", events: 1 },
      { by: { model: "x" }, quantity: "1", events: 1 },
    ];
    const usage = { tokens: { quantity: "2", events: 2, groups } };
    expect(ratePrice(price(matrix.ruleText, matrix), input({ usage })).lines[0]!.preciseAmount).toBe("4");
  });

  test("amounts are rounded once, to the price's currency and in its mode", () => {
    const text = line('"amount": $$.usage.api_calls.quantity * 0.0675');
    expect(ratePrice(price(text), input()).lines[0]).toMatchObject({
      preciseAmount: "1.485",
      amount: "1.49",
    });
    expect(ratePrice(price(text, { rounding: "down" }), input()).lines[0]!.amount).toBe("1.48");
    expect(ratePrice(price(text, { currency: "JPY" }), input()).lines[0]!.amount).toBe("1");
  });

  test("the same price and input give the same bytes, and another layout the same hash", () => {
    const once = ratePrice(price(graduated.ruleText, graduated), input());
    const again = ratePrice(
      price(graduated.ruleText, graduated),
      JSON.parse(JSON.stringify(input())) as RatingInput,
    );
    expect(canonicalJson(again)).toBe(canonicalJson(once));
    const spread = price(graduated.ruleText.replaceAll("\n", "\n\n  "), graduated);
    expect(ratePrice(spread, input()).ruleHash).toBe(once.ruleHash);
    expect(once.engineVersion).toMatch(/^\d+$/);
  });

  test("a meter without usage is an error, not a zero", () => {
    expect(() => ratePrice(price(graduated.ruleText, graduated), input({ usage: {} }))).toThrow(
      expect.objectContaining({ name: "RuleRuntimeError" }),
    );
  });

  test("a result that cannot be billed is told field by field", () => {
    const text = `{ "lines": [
      { "code": "a", "description": "", "amount": "12" },
      { "code": "a", "description": "Two", "amont": 1 }
    ] }`;
    const caught = (() => {
      try {
        return ratePrice(price(text), input()).lines;
      } catch (error) {
        return (error as { issues: { path: string }[] }).issues.map(({ path }) => path).sort();
      }
    })();
    expect(caught).toEqual([
      "lines[0].amount",
      "lines[0].description",
      "lines[1].amont",
      "lines[1].amount",
      "lines[1].code",
    ]);
    expect(() => ratePrice(price("42"), input())).toThrow(
      expect.objectContaining({ code: "invalid_rule_output" }),
    );
  });
});

describe("checking a price", () => {
  test("tells everything at once, each with its place", () => {
    const ruleText = `(
      $q := $todo("quantity");
      $f := function($n) { $n <= 1 ? 1 : $n * $f($n - 1) };
      ${line('"amount": $q * $$.params.price + $typo + $tables.discounts[0].rate')}
    )`;
    const found = checkPrice({ ruleText, params: { prize: "1" } });
    expect(found.map(({ code, span }) => [code, ruleText.slice(span.start, span.end)])).toEqual([
      ["P0105", expect.stringContaining("$todo")],
      ["P0102", '$todo("quantity")'],
      ["P0103", "$f"],
      ["P0104", "$$.params.price"],
      ["P0101", "$typo"],
      ["P0107", "$tables.discounts[0].rate"],
    ]);
  });

  test("syntax errors are told by the language", () => {
    expect(checkPrice({ ruleText: "1 +", params: {} })[0]).toMatchObject({ code: "S0207" });
  });
});
