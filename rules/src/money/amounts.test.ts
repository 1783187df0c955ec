import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { addAmounts } from "./add-amounts.js";
import { canonicalAmount } from "./canonical-amount.js";
import { canonicalDecimal } from "./canonical-decimal.js";
import { compareAmounts } from "./compare-amounts.js";
import { Decimal } from "./decimal.js";
import { exactDifference } from "./exact-difference.js";
import { exactSum } from "./exact-sum.js";
import { isDecimal } from "./is-decimal.js";
import { isNegative } from "./is-negative.js";
import { isRoundedAmount } from "./is-rounded-amount.js";
import { isZero } from "./is-zero.js";
import { negateAmount } from "./negate-amount.js";
import { parseDecimal } from "./parse-decimal.js";
import { remainingAmount } from "./remaining-amount.js";
import { subtractAmount } from "./subtract-amount.js";

describe("amounts as text", () => {
  test("are compared as numbers, whatever their digits", () => {
    expect(compareAmounts("9.50", "10")).toBeLessThan(0);
    expect(compareAmounts("10.00", "10")).toBe(0);
    expect(compareAmounts("-1", "-2")).toBeGreaterThan(0);
    expect(["0.00", "-0", "0.01"].map(isZero)).toEqual([true, true, false]);
    expect(["-0.01", "-0.00", "0.00", "5"].map(isNegative)).toEqual([true, false, false, false]);
  });

  test("are added and subtracted with the digits of their currency", () => {
    expect(addAmounts(["10.5", "0.07"], "EUR")).toBe("10.57");
    expect(addAmounts([], "KWD")).toBe("0.000");
    expect(subtractAmount("49", "9.5", "EUR")).toBe("39.50");
    expect(subtractAmount("100", "250", "JPY")).toBe("-150");
    expect(remainingAmount("29.00", ["9.50", "5"], "EUR")).toBe("14.50");
    expect(remainingAmount("29.00", [], "EUR")).toBe("29.00");
  });

  test("change their sign, but for zero", () => {
    expect(["12.50", "-3", "0.00", "-0"].map(negateAmount)).toEqual(["-12.5", "3", "0", "0"]);
  });

  test("get the digits of their currency, and are never rounded for it", () => {
    expect(canonicalAmount("12.3", "EUR")).toBe("12.30");
    expect(canonicalAmount("0", "JPY")).toBe("0");
    expect([isRoundedAmount("12.300", "EUR"), isRoundedAmount("0.005", "EUR")]).toEqual([true, false]);
    expect(() => canonicalAmount("0.005", "EUR")).toThrow(
      expect.objectContaining({ code: "unrounded_amount" }),
    );
  });

  test("that are no numbers are refused", () => {
    for (const refused of [isZero, isNegative, negateAmount, canonicalDecimal, parseDecimal]) {
      expect(() => refused("1,50")).toThrow(expect.objectContaining({ code: "not-a-number" }));
    }
  });
});

describe("exact numbers", () => {
  test("have one writing", () => {
    expect(canonicalDecimal("7.50")).toBe("7.5");
    expect(canonicalDecimal(1e-7)).toBe("0.0000001");
    expect(parseDecimal("0.10").toString()).toBe("0.1");
    expect([parseDecimal(1), 1, "1", null].map(isDecimal)).toEqual([true, false, false, false]);
  });

  test("are summed and subtracted without rounding", () => {
    expect(exactSum(["0.1", "0.20"])).toBe("0.3");
    expect(exactSum([])).toBe("0");
    expect(exactDifference("130", ["100", "20.5"])).toBe("9.5");
    expect(exactDifference("1.005", [])).toBe("1.005");
  });

  test("of which one is unknown have an unknown difference", () => {
    expect(exactDifference(null, ["1"])).toBeNull();
    expect(exactDifference("1", ["1", null])).toBeNull();
  });

  test("what is taken and what remains sum to the amount", () => {
    const cents = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map((units) => `${units}e-2`);
    fc.assert(
      fc.property(cents, fc.array(cents), (amount, taken) => {
        const rest = remainingAmount(amount, taken, "EUR");
        expect(compareAmounts(addAmounts([rest, ...taken], "EUR"), amount)).toBe(0);
        expect(exactDifference(amount, taken)).toBe(Decimal.parse(rest).toString());
        expect(exactSum([amount, negateAmount(amount)])).toBe("0");
      }),
    );
  });
});
