import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { addAmounts } from "../money/add-amounts.js";
import { exactSum } from "../money/exact-sum.js";
import { negateAmount } from "../money/negate-amount.js";
import { applyToDue } from "./apply-to-due.js";
import { oneOffAmount } from "./one-off-amount.js";
import { reversalParts } from "./reversal-parts.js";

const cents = fc.integer({ min: 0, max: 10_000_000 }).map((units) => `${units}e-2`);

describe("what comes in", () => {
  test("lowers what is due, and the rest stays the customer's", () => {
    expect(applyToDue("30", "20", "EUR")).toEqual({ applied: "20.00", rest: "10.00" });
    expect(applyToDue("20", "30.5", "EUR")).toEqual({ applied: "20.00", rest: "0.00" });
    expect(applyToDue("49", "0", "JPY")).toEqual({ applied: "0", rest: "49" });
  });

  test("is never lost or doubled", () => {
    fc.assert(
      fc.property(cents, cents, (amount, due) => {
        const { applied, rest } = applyToDue(amount, due, "EUR");
        expect(addAmounts([applied, rest], "EUR")).toBe(addAmounts([amount], "EUR"));
      }),
    );
  });
});

describe("a line added by hand", () => {
  test("is quantity times unit amount, rounded once, half away from zero", () => {
    expect(oneOffAmount("3.0", "0.335", "EUR")).toEqual({
      quantity: "3",
      unitAmount: "0.335",
      preciseAmount: "1.005",
      amount: "1.01",
    });
    expect(oneOffAmount("3", "-0.335", "EUR").amount).toBe("-1.01");
    expect(oneOffAmount("1.5", "333", "JPY")).toMatchObject({ preciseAmount: "499.5", amount: "500" });
  });
});

describe("a reversal", () => {
  test("takes what was given up from the losses, and the rest from the receivable", () => {
    expect(reversalParts("100.00", "30.00")).toEqual({ receivable: "-70", badDebt: "-30" });
    expect(reversalParts("100.00", "0")).toEqual({ receivable: "-100", badDebt: "0" });
    expect(reversalParts("100.00", "100")).toEqual({ receivable: "0", badDebt: "-100" });
  });

  test("takes the total, however much was given up", () => {
    fc.assert(
      fc.property(cents, cents, (total, givenUp) => {
        const { receivable, badDebt } = reversalParts(total, givenUp);
        expect(exactSum([receivable, badDebt])).toBe(negateAmount(total));
      }),
    );
  });
});
