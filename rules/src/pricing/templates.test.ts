import { describe, expect, test } from "@jest/globals";

import type { Json } from "../language/runtime/value.js";
import { asDoubles, stock } from "../language/testing/stock.js";
import { Decimal } from "../money/decimal.js";
import { checkPrice } from "./check-price.js";
import type { MeterUsage, RatingInput } from "./price.js";
import { portableText } from "../language/portable-text.js";
import { ratePrice } from "./rate-price.js";
import { rulesInput } from "./rating-input.js";
import { ruleFromTemplate } from "./rule-from-template.js";
import { canonicalText, metersOf } from "./rule-text.js";
import type { TemplateKey, TemplateOptions } from "./template.js";
import { templates } from "./templates.js";

const period = { start: "2026-04-01T00:00:00.000Z", end: "2026-05-01T00:00:00.000Z", part: 30, whole: 30 };
const usageOf = (quantity: string, over: Partial<MeterUsage> = {}): MeterUsage => ({
  quantity,
  groups: [],
  events: 0,
  ...over,
});
const input = (over: Partial<RatingInput> = {}): RatingInput => ({
  usage: {},
  customer: {},
  subscription: {},
  period,
  prior: null,
  asOf: period.end,
  currency: "EUR",
  ...over,
});
const options = (params: { [key: string]: Json }, over: Partial<TemplateOptions> = {}): TemplateOptions => ({
  rule: "usage",
  code: "usage",
  description: "Usage",
  meter: "api_calls",
  params,
  ...over,
});

function rate(key: TemplateKey, given: TemplateOptions, over: Partial<RatingInput> = {}) {
  const price = { key: "p", name: "Price", currency: "EUR", ...ruleFromTemplate(key, given) };
  return ratePrice(price, input(over)).lines[0]!;
}

const groups = (...quantities: string[]): Partial<MeterUsage> => ({
  groups: quantities.map((quantity, index) => ({ by: { window: String(index) }, quantity, events: 1 })),
});

const tiers = [
  { upTo: "100", unitAmount: "1" },
  { upTo: null, unitAmount: "0.5" },
];

// Each row is the numeric example of its template's docstring.
const examples: [TemplateKey, { [key: string]: Json }, MeterUsage, string, Partial<TemplateOptions>?][] = [
  ["flat", { amount: "29" }, usageOf("0"), "29"],
  ["recurring_units", { quantity: "7", unitAmount: "29.95" }, usageOf("0"), "209.65"],
  ["recurring_units", { quantity: "10", unitAmount: "1", included: "5" }, usageOf("0"), "5"],
  ["per_unit", { unitAmount: "3", per: "1000000" }, usageOf("1500000"), "4.5"],
  ["minimum", { unitAmount: "10", minimum: "100" }, usageOf("0"), "100"],
  ["graduated", { tiers }, usageOf("150"), "125"],
  ["volume", { tiers }, usageOf("150"), "75"],
  ["package", { packageSize: "100", packageAmount: "1" }, usageOf("101"), "2"],
  [
    "stairstep",
    {
      tiers: [
        { upTo: "10", flatAmount: "50" },
        { upTo: "20", flatAmount: "100" },
        { upTo: null, flatAmount: "150" },
      ],
    },
    usageOf("11"),
    "100",
  ],
  ["percentage", { rate: "1.3", fixedAmount: "2" }, usageOf("800", { events: 4 }), "18.4"],
  [
    "percentage_per_event",
    { rate: "2.99", fixedAmount: "2", maximumPerEvent: "12" },
    usageOf("10010", groups("10", "10000")),
    "14.299",
  ],
  [
    "graduated_percentage",
    {
      tiers: [
        { upTo: "100", rate: "5" },
        { upTo: null, rate: "2", flatAmount: "10" },
      ],
    },
    usageOf("150"),
    "16",
  ],
  [
    "grouped_tiers",
    {
      tiers: [
        { upTo: "10", unitAmount: "1" },
        { upTo: null, unitAmount: "2" },
      ],
    },
    usageOf("15", groups("3", "12")),
    "17",
  ],
  ["dynamic", { multiplier: "1.5" }, usageOf("3", { cost: "40.20" }), "60.3"],
  ["markup", { percent: "25" }, usageOf("3", { cost: "80" }), "100"],
  ["commit_overage", { commitAmount: "100", included: "1000", unitAmount: "0.05" }, usageOf("1200"), "110"],
  ["credits", { creditsPerUnit: "1", creditAmount: "0.5" }, usageOf("300"), "150"],
  [
    "tiered_package",
    {
      tiers: [
        { upTo: "1000", packageSize: "100", unitAmount: "1" },
        { upTo: null, packageSize: "1000", unitAmount: "1" },
      ],
    },
    usageOf("5325"),
    "15",
  ],
  [
    "matrix",
    {
      prices: [
        { match: { window: "0" }, unitAmount: "2" },
        { match: { window: "1" }, unitAmount: "5" },
      ],
      per: "10",
    },
    usageOf("7", groups("3", "4")),
    "2.6",
  ],
];

const cases = examples.map(([key, params, usage, amount, over = {}]) => ({
  key,
  params,
  usage,
  amount,
  over,
}));

describe("price templates", () => {
  test.each(cases)("$key $params", ({ key, params, usage, amount, over }) => {
    expect(rate(key, options(params, over), { usage: { api_calls: usage } }).preciseAmount).toBe(amount);
  });

  test("all of them have an example here", () => {
    expect(new Set(examples.map(([key]) => key))).toEqual(new Set(Object.keys(templates)));
  });

  test.each(cases)("$key gives canonical text that can be published", ({ key, params, over }) => {
    const { ruleText, params: complete, paramsSchema } = ruleFromTemplate(key, options(params, over));
    expect(canonicalText(ruleText)).toBe(ruleText);
    expect(checkPrice({ ruleText, params: complete, paramsSchema })).toEqual([]);
    expect(metersOf(ruleText)).toEqual(templates[key].metered ? ["api_calls"] : []);
  });

  test.each(cases)("$key means the same on stock JSONata", async ({ key, params, usage, amount, over }) => {
    const made = ruleFromTemplate(key, options(params, over));
    const given = rulesInput(made, input({ usage: { api_calls: usage } }));
    const result = (await stock(portableText(made.ruleText), asDoubles(given))) as {
      lines: { amount: number }[];
    };
    expect(result.lines[0]!.amount).toBeCloseTo(Decimal.parse(amount).toDouble(), 9);
  });

  test("adjustments come in their order: free units, price, discounts, minimum, maximum", () => {
    const params = {
      unitAmount: "1",
      included: "50",
      discountAmount: "10",
      discountPercent: "50",
      minimum: "5",
      maximum: "60",
    };
    const amountOf = (quantity: string) =>
      rate("per_unit", options(params), { usage: { api_calls: usageOf(quantity) } }).preciseAmount;
    expect(amountOf("150")).toBe("45");
    expect(amountOf("40")).toBe("5");
    expect(amountOf("1000")).toBe("60");
  });

  test("usage is turned into priced units before anything else", () => {
    const given = options(
      { unitAmount: "10", divideBy: "1000", included: "0.5" },
      { convertRounding: "ceil" },
    );
    expect(rate("per_unit", given, { usage: { api_calls: usageOf("1400") } })).toMatchObject({
      quantity: "1.5",
      preciseAmount: "15",
    });
  });

  test("a fee is prorated over a cut period unless told otherwise, and a minimum only when told so", () => {
    const cut = { period: { ...period, part: 15 } };
    expect(rate("flat", options({ amount: "29" }), cut).amount).toBe("14.50");
    expect(rate("flat", options({ amount: "29" }, { prorate: false }), cut).amount).toBe("29.00");
    const usage = { api_calls: usageOf("0") };
    const minimum = { unitAmount: "1", minimum: "10" };
    expect(rate("minimum", options(minimum), { ...cut, usage }).amount).toBe("10.00");
    expect(rate("minimum", options(minimum, { prorate: true }), { ...cut, usage }).amount).toBe("5.00");
  });

  test("a meter may have any name", () => {
    const given = options({ unitAmount: "2" }, { meter: "gpt-4o tokens" });
    expect(rate("per_unit", given, { usage: { "gpt-4o tokens": usageOf("3") } }).preciseAmount).toBe("6");
  });

  test("a matrix must name its groups alike, and each once", () => {
    const prices = [
      { match: { model: "a", direction: "in" }, unitAmount: "1" },
      { match: { direction: "in", model: "a" }, unitAmount: "2" },
      { match: { model: "b" }, unitAmount: "3" },
    ];
    expect(() => ruleFromTemplate("matrix", options({ prices }))).toThrow(
      expect.objectContaining({
        issues: [
          expect.objectContaining({ path: "params.prices[1].match" }),
          expect.objectContaining({ path: "params.prices[2].match" }),
        ],
      }),
    );
  });

  test("every problem of the options is told at once", () => {
    const wrong = {
      tiers: [{ upTo: "100", unitAmount: "x" }, { upTo: "50", unitAmount: "1" }, { upTo: "60" }],
      minimum: "-1",
      extra: 1,
    };
    const { meter: _, ...rest } = options(wrong, { rule: "no good" });
    const caught = (() => {
      try {
        ruleFromTemplate("graduated", rest);
        return [];
      } catch (error) {
        return (error as { issues: { path: string }[] }).issues.map(({ path }) => path).sort();
      }
    })();
    expect(caught).toEqual([
      "meter",
      "params.extra",
      "params.minimum",
      "params.tiers[0].unitAmount",
      "params.tiers[0].upTo",
      "params.tiers[2].unitAmount",
      "params.tiers[2].upTo",
      "rule",
    ]);
  });
});
