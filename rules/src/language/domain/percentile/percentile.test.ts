import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { here, onStock } from "../../testing/stock.js";

test("the nearest rank, always one of the values", () => {
  const values = [15, 20, 35, 40, 50];
  expect(here("$percentile(values, 40)", { values })).toBe(20);
  expect(here("$percentile(values, 0)", { values })).toBe(15);
  expect(here("$percentile(values, 100)", { values })).toBe(50);
  expect(() => here("$percentile(values, 101)", { values })).toThrow(
    expect.objectContaining({ code: "D3151" }),
  );
});

test("agrees with its prelude on stock JSONata", async () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(values, fc.nat(100), async (list, p) => {
      const text = "$percentile(list, p)";
      expect(here(text, { list, p })).toEqual(await onStock(text, { list, p }));
    }),
  );
});
