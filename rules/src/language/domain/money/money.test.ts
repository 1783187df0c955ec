import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { here, onStock } from "../../testing/stock.js";

test("rounds half away from zero to the currency's minor unit", () => {
  expect(here('$money(10.278, "USD")', {})).toBe(10.28);
  expect(here('$money(1023.5, "JPY")', {})).toBe(1024);
  expect(here('$money(-1.005, "EUR")', {})).toBe(-1.01);
  expect(() => here('$money(1, "XXXX")', {})).toThrow(expect.objectContaining({ code: "D3151" }));
});

test("agrees with its prelude on stock JSONata", async () => {
  const eighths = fc.integer({ min: -80_000, max: 80_000 }).map((n) => n / 8);
  await fc.assert(
    fc.asyncProperty(eighths, fc.constantFrom("USD", "JPY", "KWD", "EUR"), async (amount, currency) => {
      const text = "$money(amount, currency)";
      expect(here(text, { amount, currency })).toEqual(await onStock(text, { amount, currency }));
    }),
  );
});
