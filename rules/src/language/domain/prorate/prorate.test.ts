import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { here, onStock } from "../../testing/stock.js";

import { compile } from "../../compile.js";

test("multiplies before it divides: 99.45 × 1 ÷ 30 is 3.315", () => {
  expect(compile("$prorate(99.45, 1, 30)").evaluate({})?.toString()).toBe("3.315");
  expect(() => here("$prorate(1, 1, 0)", {})).toThrow(expect.objectContaining({ code: "D3150" }));
});

test("agrees with its prelude on stock JSONata", async () => {
  const whole = fc.constantFrom(1, 2, 4, 8, 16, 32);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 100_000 }), fc.nat(31), whole, async (amount, part, of) => {
      const text = "$prorate(amount, part, of)";
      expect(here(text, { amount, part, of })).toEqual(await onStock(text, { amount, part, of }));
    }),
  );
});
