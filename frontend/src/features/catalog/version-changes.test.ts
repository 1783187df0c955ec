import { describe, expect, it } from "@jest/globals";
import type { PlanVersion, Price } from "./catalog-types.js";
import { versionChanges } from "./version-changes.js";

const price = (key: string, template: string, params: Price["params"], over: Partial<Price> = {}): Price => ({
  id: `prc_${key}`,
  key,
  name: key,
  template,
  params,
  timing: "in_arrears",
  rounding: "half-up",
  taxable: true,
  meterKeys: ["calls"],
  ruleVersionId: "rul_1",
  ruleText: "…",
  ruleHash: "h",
  ...over,
});
const version = (number: number, prices: Price[], over: Partial<PlanVersion> = {}): PlanVersion => ({
  id: `plv_${number}`,
  planId: "pln_1",
  planKey: "scale",
  planName: "Scale",
  number,
  status: "published",
  currency: "EUR",
  interval: "month",
  anchor: "calendar",
  prices,
  createdAt: "2026-01-01T00:00:00Z",
  publishedAt: null,
  version: 1,
  ...over,
});

describe("two versions of a plan", () => {
  it("tells prices that came, went, changed and stayed", () => {
    const tiers = (second: string) => ({
      tiers: [
        { upTo: "100", unitAmount: "1" },
        { upTo: null, unitAmount: second },
      ],
    });
    const before = version(1, [
      price("fee", "flat", { amount: "49" }),
      price("calls", "graduated", tiers("0.5")),
      price("support", "flat", { amount: "10" }),
    ]);
    const after = version(2, [
      price("fee", "flat", { amount: "49" }),
      price("calls", "graduated", tiers("0.4")),
      price("storage", "per_unit", { unitAmount: "2", per: "1" }),
    ]);
    const { prices, same } = versionChanges(before, after);
    expect(same).toEqual(["fee"]);
    expect(prices.map(({ key, kind }) => [key, kind])).toEqual([
      ["calls", "changed"],
      ["storage", "added"],
      ["support", "removed"],
    ]);
    expect(prices[0]?.changes).toEqual([{ what: "Tier 2, unit price", before: "€0.50", after: "€0.40" }]);
    expect(prices[2]?.changes[0]).toMatchObject({ after: null });
  });

  it("tells terms, and names each parameter that came or went", () => {
    const before = version(1, [price("fee", "flat", { amount: "49" })]);
    const after = version(2, [price("fee", "flat", { amount: "59", minimum: "5" }, { taxable: false })], {
      currency: "USD",
      interval: "half_year",
    });
    const { terms, prices } = versionChanges(before, after);
    expect(terms).toEqual([
      { what: "Currency", before: "EUR", after: "USD" },
      { what: "Period", before: "every month", after: "every half year" },
    ]);
    expect(prices[0]?.changes).toEqual([
      { what: "Tax", before: "taxable", after: "not taxable" },
      { what: "Amount", before: "€49.00", after: "$59.00" },
      { what: "Minimum", before: null, after: "$5.00" },
    ]);
  });

  it("finds the rows of a matrix by their group", () => {
    const row = (model: string, unitAmount: string) => ({ match: { model }, unitAmount });
    const before = version(1, [
      price("tokens", "matrix", { per: "1000000", prices: [row("large", "3"), row("small", "1")] }),
    ]);
    const after = version(2, [
      price("tokens", "matrix", { per: "1000000", prices: [row("small", "1"), row("large", "2.5")] }),
    ]);
    expect(versionChanges(before, after).prices[0]?.changes).toEqual([
      { what: "Large, unit price", before: "€3.00 per 1,000,000", after: "€2.50 per 1,000,000" },
    ]);
  });
});
