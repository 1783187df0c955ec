import { describe, expect, test } from "@jest/globals";

import { Decimal } from "../money/decimal.js";
import { differenceLines } from "./difference.js";
import { limitSpend } from "./spend-limits.js";

const d = (text: string) => Decimal.parse(text);

describe("limits over several invoices of a period", () => {
  test("the maximum is spent on the lines in order", () => {
    const limited = limitSpend([d("15"), d("7")], { previouslyBilled: "160", maximum: "170", last: false });
    expect(limited.lines.map(({ maximumDiscount }) => maximumDiscount.toString())).toEqual(["5", "7"]);
    expect([limited.gross, limited.maximumDiscount, limited.total].map(String)).toEqual(["22", "12", "10"]);
  });

  test("the percentage comes before the maximum", () => {
    const limited = limitSpend([d("200")], {
      discountPercent: "50",
      previouslyBilled: "35",
      maximum: "100",
      last: true,
    });
    expect([limited.percentDiscount, limited.maximumDiscount, limited.total].map(String)).toEqual([
      "100",
      "35",
      "65",
    ]);
  });

  test("the minimum is billed on the last invoice alone, less what was billed before", () => {
    expect(String(limitSpend([], { previouslyBilled: "100", minimum: "1000", last: true }).minimumLine)).toBe(
      "900",
    );
    expect(limitSpend([], { previouslyBilled: "100", minimum: "1000", last: false }).minimumLine).toBeNull();
  });
});

describe("what is owed beyond what was billed", () => {
  test("rounding is on the cumulative amount, so three thirds make a whole", () => {
    const billed = [{ code: "tokens", amount: "0.67" }];
    expect(differenceLines("EUR", [{ code: "tokens", amount: "1.00" }], billed)).toEqual([
      { code: "tokens", group: null, billed: "0.67", now: "1.00", amount: "0.33" },
    ]);
  });

  test("groups are charges of their own; what vanished is owed back; what is equal is silent", () => {
    const now = [
      { code: "tokens", group: "input", amount: "5.00" },
      { code: "base", amount: "9.00" },
    ];
    const billed = [
      { code: "tokens", group: "output", amount: "2.00" },
      { code: "base", amount: "9.00" },
    ];
    expect(differenceLines("EUR", now, billed).map(({ group, amount }) => [group, amount])).toEqual([
      ["input", "5.00"],
      ["output", "-2.00"],
    ]);
  });
});
