import { expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Json } from "../language/runtime/value.js";
import { Decimal } from "../money/decimal.js";
import type { PriceDefinition } from "../pricing/price.js";
import { ratePrice } from "../pricing/rate-price.js";
import { ruleFromTemplate } from "../pricing/rule-from-template.js";
import type { TemplateKey } from "../pricing/template.js";
import { provePrice } from "./prove-price.js";

const period = { start: "2026-01-01T00:00:00.000Z", end: "2026-02-01T00:00:00.000Z", part: 31, whole: 31 };

function bill(price: PriceDefinition, quantity: string): Decimal {
  const usage = { calls: { quantity, groups: [], events: 0 } };
  const input = {
    usage,
    customer: {},
    subscription: {},
    period,
    prior: null,
    asOf: period.end,
    currency: "EUR",
  };
  return Decimal.parse(ratePrice(price, input).lines[0]!.preciseAmount);
}

const cents = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((units) => new Decimal(units, 2).toString());
const tiers = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 3 }),
    fc.array(fc.tuple(cents(-100, 500), cents(-500, 1000)), { minLength: 4, maxLength: 4 }),
  )
  .map(([bounds, prices]) =>
    [...bounds.sort((a, b) => a - b).map(String), null].map((upTo, index) => ({
      upTo,
      unitAmount: prices[index]![0],
      flatAmount: prices[index]![1],
    })),
  );
const adjustments = fc.record(
  {
    included: cents(0, 5000),
    discountAmount: cents(0, 5000),
    discountPercent: cents(0, 12000),
    minimum: cents(0, 9000),
    maximum: cents(0, 90000),
    divideBy: fc.constantFrom("3", "8"),
  },
  { requiredKeys: [] },
);
const priced: fc.Arbitrary<PriceDefinition> = fc
  .tuple(
    fc.constantFrom<TemplateKey>("graduated", "volume", "stairstep", "per_unit", "package"),
    tiers,
    adjustments,
    cents(-50, 500),
  )
  .map(([key, table, adjusted, unitAmount]) => {
    const own: { [key: string]: Json } =
      key === "per_unit"
        ? { unitAmount }
        : key === "package"
          ? { packageSize: "7", packageAmount: unitAmount }
          : {
              tiers: table.map(({ unitAmount: unit, ...row }) =>
                key === "stairstep" ? row : { ...row, unitAmount: unit },
              ),
            };
    const made = ruleFromTemplate(key, {
      rule: "r",
      code: "c",
      description: "C",
      meter: "calls",
      params: { ...own, ...adjusted },
    });
    return { key: "p", name: "P", currency: "EUR", ...made };
  });
const quantity = fc.integer({ min: 0, max: 600_000 }).map((units) => new Decimal(units, 3).toString());

test("what is proved is never contradicted by a bill, and every counter-example is a real one", () => {
  fc.assert(
    fc.property(priced, fc.array(quantity, { minLength: 12, maxLength: 12 }), (price, quantities) => {
      const findings = provePrice(price);
      const falls = findings.find(({ check }) => check === "bill-falls")!;
      const negative = findings.find(({ check }) => check === "bill-negative")!;
      const amounts = quantities
        .sort((a, b) => Decimal.parse(a).compare(Decimal.parse(b)))
        .map((units) => bill(price, units));
      if (falls.verdict === "holds")
        amounts.reduce((less, more) => (expect(less.compare(more)).not.toBe(1), more));
      if (negative.verdict === "holds") expect(amounts.every((amount) => amount.sign() >= 0)).toBe(true);
      if (falls.verdict === "violated") {
        const { quantity: less, greaterQuantity: more } = falls.counterExample as {
          quantity: string;
          greaterQuantity: string;
        };
        expect(Decimal.parse(less).compare(Decimal.parse(more))).toBe(-1);
        expect(bill(price, less).compare(bill(price, more))).toBe(1);
      }
      if (negative.verdict === "violated") {
        expect(bill(price, (negative.counterExample as { quantity: string }).quantity).sign()).toBe(-1);
      }
    }),
    { numRuns: 150 },
  );
});

test("prices of straight pieces are always decided", () => {
  const straight = priced.filter(({ params }) => !Object.hasOwn(params as object, "packageSize"));
  let unknown = 0;
  fc.assert(
    fc.property(straight, (price) => {
      unknown += provePrice(price).filter(
        ({ check, verdict }) => check === "bill-falls" && verdict === "unknown",
      ).length;
    }),
    { numRuns: 100 },
  );
  expect(unknown).toBe(0);
});
