import { describe, expect, test } from "@jest/globals";

import type { Json } from "../language/runtime/value.js";
import type { RatingInput } from "../pricing/price.js";
import { ratePrice, type Rating } from "../pricing/rate-price.js";
import { ruleFromTemplate } from "../pricing/rule-from-template.js";
import type { TemplateKey } from "../pricing/template.js";
import { explainRating } from "./explain-line.js";
import { recomputeTrace } from "./recompute-trace.js";

const period = { start: "2026-04-01T00:00:00.000Z", end: "2026-05-01T00:00:00.000Z", part: 15, whole: 30 };

function rated(
  key: TemplateKey,
  params: { [key: string]: Json },
  usage: RatingInput["usage"],
): { rating: Rating; ruleText: string } {
  const made = ruleFromTemplate(key, {
    rule: "api",
    code: "api",
    description: "API calls",
    meter: "api_calls",
    params,
  });
  const input = {
    usage,
    customer: {},
    subscription: {},
    period,
    prior: null,
    asOf: period.end,
    currency: "EUR",
  };
  return {
    rating: ratePrice({ key: "p", name: "P", currency: "EUR", ...made }, input),
    ruleText: made.ruleText,
  };
}

const calls = (quantity: string) => ({ api_calls: { quantity, groups: [], events: 1 } });
const sentences = ({ rating, ruleText }: ReturnType<typeof rated>) =>
  explainRating(rating, ruleText, "EUR")[0]!.sentences;

describe("a line in sentences", () => {
  test("tier by tier, adjustment by adjustment, and the rounding", () => {
    const tiers = [
      { upTo: "1000000", unitAmount: "0.000003" },
      { upTo: null, unitAmount: "0.000002", flatAmount: "1" },
    ];
    expect(
      sentences(rated("graduated", { tiers, included: "500", discountPercent: "33.33" }, calls("1500500"))),
    ).toEqual([
      "Usage: 1,500,500.",
      "Beyond the included units: $included(1500500, 500) = 1,500,000.",
      "Graduated tiers: First 1,000,000 api calls at 3.00 EUR per million = 3.00 EUR; next 500,000 at 2.00 EUR per million + 1.00 EUR flat = 2.00 EUR.",
      "After the percent discount: 5 - $percent(5, 33.33) = 3.3335 EUR.",
      "API calls: 3.33 EUR, rounded from 3.3335 EUR.",
    ]);
  });

  test("a price below the coin is quoted per thousand or million, and converted units have no name", () => {
    const tiers = [{ upTo: null, unitAmount: "0.0025" }];
    expect(sentences(rated("volume", { tiers }, calls("10")))[1]).toBe(
      "Volume tiers: All 10 api calls at 2.50 EUR per thousand = 0.025 EUR.",
    );
    const dear = [
      { upTo: "1", unitAmount: "3" },
      { upTo: null, unitAmount: "2" },
    ];
    expect(sentences(rated("graduated", { tiers: dear, divideBy: "1000" }, calls("1500")))[2]).toBe(
      "Graduated tiers: First 1 at 3.00 EUR = 3.00 EUR; next 0.5 at 2.00 EUR = 1.00 EUR.",
    );
  });

  test("group by group", () => {
    const prices = [
      { match: { model: "a" }, unitAmount: "2" },
      { match: { model: "b" }, unitAmount: "8" },
    ];
    const groups = ["a", "b"].map((model) => ({ by: { model }, quantity: "10", events: 1 }));
    const found = sentences(
      rated("matrix", { prices }, { api_calls: { quantity: "20", groups, events: 2 } }),
    );
    expect(found).toEqual([
      "a: 10 at 2.00 EUR = 20.00 EUR.",
      "b: 10 at 8.00 EUR = 80.00 EUR.",
      "All groups: 100.00 EUR.",
      "API calls: 100.00 EUR.",
    ]);
  });

  test("numbers are written as the reader is used to", () => {
    const { rating, ruleText } = rated(
      "graduated",
      { tiers: [{ upTo: null, unitAmount: "2" }] },
      calls("1500"),
    );
    const numbers = { quantity: (value: string) => `<${value}>`, amount: (value: string) => `€${value}` };
    expect(explainRating(rating, ruleText, "EUR", numbers)[0]!.sentences).toEqual([
      "Usage: <1500>.",
      "Graduated tiers: All <1500> api calls at €2 = €3000.",
      "API calls: €3000.00.",
    ]);
  });

  test("a line tells only the steps that it rests on", () => {
    const ruleText = `(
      /* @base "Base" */ $base := 5 * 2;
      /* @extra "Extra" */ $extra := $base + 1;
      /* @other "Other" */ $other := 3 + 4;
      { "lines": [
        { "code": "one", "description": "One", "amount": $extra },
        { "code": "two", "description": "Two", "amount": $other } ] }
    )`;
    const input = {
      usage: {},
      customer: {},
      subscription: {},
      period,
      prior: null,
      asOf: period.end,
      currency: "EUR",
    };
    const rating = ratePrice({ key: "p", name: "P", currency: "EUR", ruleText, params: {} }, input);
    const [one, two] = explainRating(rating, ruleText, "EUR");
    expect(one!.sentences).toEqual(["Base: 5 * 2 = 10.", "Extra: 10 + 1 = 11.00 EUR.", "One: 11.00 EUR."]);
    expect(two!.sentences).toEqual(["Other: 3 + 4 = 7.00 EUR.", "Two: 7.00 EUR."]);
  });
});

describe("a trace stands alone", () => {
  const tiers = [
    { upTo: "100", unitAmount: "1" },
    { upTo: null, unitAmount: "0.5" },
  ];
  const group = { by: { model: "4.1" }, quantity: "3", events: 1 };
  test.each<[TemplateKey, { [key: string]: Json }]>([
    ["flat", { amount: "29" }],
    ["graduated", { tiers, included: "5", discountPercent: "10", minimum: "1", maximum: "1000" }],
    ["package", { packageSize: "3", packageAmount: "1" }],
    ["matrix", { prices: [{ match: { model: "4.1" }, unitAmount: "2" }], per: "7" }],
    ["percentage", { rate: "1.3", fixedAmount: "2" }],
  ])("%s can be recomputed from its trace, and a forged step is found", (key, params) => {
    const { rating } = rated(key, params, { api_calls: { quantity: "150", groups: [group], events: 4 } });
    const stored = JSON.parse(JSON.stringify(rating.trace)) as typeof rating.trace;
    expect(recomputeTrace(stored)).toEqual([]);
    const forged = stored.find((entry) => entry.kind === "bind" && typeof entry.result === "string")!;
    forged.result = `${String(forged.result)}1`;
    expect(recomputeTrace(stored).map(({ name }) => name)).toEqual([forged.name]);
  });
});
