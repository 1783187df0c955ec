import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { here, onStock } from "../../testing/stock.js";

// Quarters: exact as doubles, so that stock JSONata can be exact too.
const quarters = fc.integer({ min: -40_000, max: 40_000 }).map((n) => n / 4);

test("the worked example", () => {
  expect(here("$included(1200, 1000)", {})).toBe(200);
  expect(here("$included(900, 1000)", {})).toBe(0);
});

test("agrees with its prelude on stock JSONata", async () => {
  await fc.assert(
    fc.asyncProperty(quarters, quarters, async (q, allowance) => {
      const text = "$included(q, allowance)";
      expect(here(text, { q, allowance })).toEqual(await onStock(text, { q, allowance }));
    }),
  );
});
