import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { here, onStock } from "../../testing/stock.js";

// Quarters: exact as doubles, so that stock JSONata can be exact too.
const quarters = fc.integer({ min: -40_000, max: 40_000 }).map((n) => n / 4);

test("agrees with its prelude on stock JSONata", async () => {
  await fc.assert(
    fc.asyncProperty(quarters, quarters, async (amount, bound) => {
      const text = "$cap(amount, bound)";
      expect(here(text, { amount, bound })).toEqual(await onStock(text, { amount, bound }));
    }),
  );
});

test("the bound itself is neither raised nor cut, and a missing bound is refused", () => {
  expect(here("$cap(100, 100)", {})).toBe(100);
  expect(() => here("$cap(100, $$.none)", {})).toThrow(expect.objectContaining({ code: "R1002" }));
});
