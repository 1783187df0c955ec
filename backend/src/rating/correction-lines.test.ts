import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { correctionLines } from "./correction-lines.js";
import type { RatedAmounts } from "./rated-line.js";

const line = (over: Partial<RatedAmounts>): RatedAmounts => ({
  code: "api",
  description: "API calls",
  quantity: "100",
  unitAmount: "0.1",
  preciseAmount: "10",
  amount: "10.00",
  cost: null,
  groups: null,
  tiers: null,
  ...over,
});

describe("late usage of a billed period", () => {
  test("becomes the difference, in quantity, precise and rounded amount", () => {
    const now = line({ quantity: "130", preciseAmount: "13", amount: "13.00" });
    const [correction] = correctionLines("EUR", [now], [line({})]);
    expect(correction).toMatchObject({
      description: "API calls (correction)",
      quantity: "30",
      preciseAmount: "3",
      amount: "3.00",
    });
  });

  test("counts earlier corrections as billed", () => {
    const earlier = line({
      description: "API calls (correction)",
      quantity: "30",
      preciseAmount: "3",
      amount: "3.00",
    });
    const now = line({ quantity: "140", preciseAmount: "14", amount: "14.00" });
    const [correction] = correctionLines("EUR", [now], [line({}), earlier]);
    expect(correction).toMatchObject({
      quantity: "10",
      amount: "1.00",
      description: "API calls (correction)",
    });
  });

  test("that was voided is owed back, also when the whole line is gone", () => {
    const [less] = correctionLines(
      "EUR",
      [line({ quantity: "40", preciseAmount: "4", amount: "4.00" })],
      [line({})],
    );
    expect(less).toMatchObject({ quantity: "-60", amount: "-6.00" });
    const [gone] = correctionLines("EUR", [], [line({})]);
    expect(gone).toMatchObject({ quantity: "-100", preciseAmount: "-10", amount: "-10.00" });
  });

  test("which changes no cent gives no line", () => {
    expect(
      correctionLines("EUR", [line({ quantity: "100.01", preciseAmount: "10.001" })], [line({})]),
    ).toEqual([]);
  });
});

test("billed and corrections always close to what the period comes to", () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 });
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1, maxLength: 6 }), (steps) => {
      const amounts = steps.map((step) => `${Math.trunc(step / 100)}.${String(step % 100).padStart(2, "0")}`);
      const billed: RatedAmounts[] = [];
      for (const amount of amounts) {
        const now = line({ preciseAmount: amount, amount });
        billed.push(...(billed.length === 0 ? [now] : correctionLines("EUR", [now], billed)));
      }
      const sum = billed.reduce((total, { amount }) => total + Math.round(Number(amount) * 100), 0);
      expect(sum).toBe(steps.at(-1));
    }),
  );
});
