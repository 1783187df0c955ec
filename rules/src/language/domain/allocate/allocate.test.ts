import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { here, onStock } from "../../testing/stock.js";

test("parts sum exactly to the total, the earlier first on a tie", () => {
  expect(here("$allocate(100, [1, 1, 1])", {})).toEqual([33.34, 33.33, 33.33]);
  expect(here("$allocate(0.05, [1, 1], 2)", {})).toEqual([0.03, 0.02]);
  expect(() => here("$allocate(0.001, [1, 1], 2)", {})).toThrow(expect.objectContaining({ code: "D3151" }));
});

test("agrees with its prelude on stock JSONata", async () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), weights, async (total, list) => {
      const text = "$allocate(total, list, 0)";
      expect(here(text, { total, list })).toEqual(await onStock(text, { total, list }));
    }),
  );
});
