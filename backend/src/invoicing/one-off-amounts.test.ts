import { describe, expect, test } from "@jest/globals";
import { oneOffAmounts, type OneOffTerms } from "./one-off-amounts.js";

const terms = (over: Partial<OneOffTerms>): OneOffTerms => ({
  description: "Set-up",
  quantity: null,
  unitAmount: null,
  amount: null,
  taxable: true,
  ...over,
});

describe("a line added by hand", () => {
  test("of quantity and unit amount is rounded once", () => {
    // 3 × 0.335 = 1.005 → 1.01; rounding 0.335 first would give 1.02.
    expect(oneOffAmounts(terms({ quantity: "3", unitAmount: "0.335" }), "EUR")).toEqual({
      quantity: "3",
      unitAmount: "0.335",
      preciseAmount: "1.005",
      amount: "1.01",
    });
    expect(oneOffAmounts(terms({ unitAmount: "1500" }), "JPY")).toMatchObject({
      quantity: "1",
      amount: "1500",
    });
  });

  test("of a mere amount may be a discount, in the currency's digits", () => {
    expect(oneOffAmounts(terms({ amount: "-25" }), "EUR")).toMatchObject({
      quantity: null,
      amount: "-25.00",
    });
    expect(() => oneOffAmounts(terms({ amount: "0.005" }), "EUR")).toThrow(
      expect.objectContaining({ code: "invoice.amount_invalid" }),
    );
  });

  test("states one or the other", () => {
    for (const wrong of [terms({}), terms({ amount: "1", unitAmount: "1" }), terms({ quantity: "2" })]) {
      expect(() => oneOffAmounts(wrong, "EUR")).toThrow(
        expect.objectContaining({ code: "invoice.amount_invalid" }),
      );
    }
  });
});
