import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { here, onStock } from "../../testing/stock.js";

test("pieces, bytes and seconds in larger units", () => {
  expect(here('$convert(2500000, "million")', {})).toBe(2.5);
  expect(here('$convert(5400, "hours")', {})).toBe(1.5);
  expect(() => here('$convert(1, "parsecs")', {})).toThrow(expect.objectContaining({ code: "D3151" }));
});

test("agrees with its prelude on stock JSONata", async () => {
  const units = fc.constantFrom("KiB", "MiB", "GiB", "TiB");
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), units, async (x, unit) => {
      const text = "$convert(x, unit)";
      expect(here(text, { x, unit })).toEqual(await onStock(text, { x, unit }));
    }),
  );
});
