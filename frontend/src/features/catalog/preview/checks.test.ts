import { describe, expect, it } from "@jest/globals";
import { ruleFromTemplate, type PriceDefinition } from "@atlas/rules";
import { checksOf, findingWords } from "./checks.js";

const volume = (first: string, then: string): PriceDefinition => ({
  key: "requests",
  name: "Requests",
  currency: "USD",
  ...ruleFromTemplate("volume", {
    rule: "requests",
    code: "requests",
    description: "Requests",
    meter: "requests",
    params: {
      tiers: [
        { upTo: "10000", unitAmount: first },
        { upTo: null, unitAmount: then },
      ],
    },
  }),
});
const warnings = (price: PriceDefinition): string[] =>
  checksOf(price)
    .filter(({ verdict }) => verdict === "violated")
    .map((finding) => findingWords(finding, "USD"));

describe("a warning in words", () => {
  it("tells a falling bill in one sentence, with grouped digits and the currency", () => {
    expect(warnings(volume("0.01", "0.004"))).toEqual([
      "10,001 requests cost $40.004, less than 10,000, which cost $100.00.",
    ]);
  });

  it("tells a negative bill by the usage that makes it so", () => {
    expect(warnings(volume("0.01", "-0.5")).at(-1)).toBe("10,001 requests cost -$5,000.50.");
  });
});
