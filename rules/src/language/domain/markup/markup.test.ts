import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { here, onStock } from "../../testing/stock.js";

test("agrees with its prelude on stock JSONata", async () => {
  const amounts = fc.integer({ min: -1_000, max: 1_000 }).map((n) => n * 100);
  const percentages = fc.integer({ min: 0, max: 800 }).map((n) => n / 4);
  await fc.assert(
    fc.asyncProperty(amounts, percentages, async (amount, p) => {
      const text = "$markup(amount, p)";
      expect(here(text, { amount, p })).toEqual(await onStock(text, { amount, p }));
    }),
  );
});

test("is exact where doubles are not", () => {
  expect(here("$markup(0.1, 10) * 1000", {})).toBe(110);
});
