import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { compile } from "../../compile.js";
import { asDoubles, here, onStock } from "../../testing/stock.js";

// Quarters: exact as doubles, so that stock JSONata can be exact too.
const quarters = (min: number) => fc.integer({ min, max: 40_000 }).map((n) => n / 4);

test("the worked example", () => {
  expect(here("$included(1200, 1000)", {})).toBe(200);
  expect(here("$included(900, 1000)", {})).toBe(0);
});

test("an allowance below zero is refused, for it would add units", () => {
  expect(() => here("$included(100, -20)", {})).toThrow(expect.objectContaining({ code: "D3151" }));
  expect(asDoubles(compile("$included(100, -20)", { mode: "compat" }).evaluate({}))).toBe(120);
  expect(here("$included(100, 0)", {})).toBe(100);
});

test("agrees with its prelude on stock JSONata", async () => {
  await fc.assert(
    fc.asyncProperty(quarters(-40_000), quarters(0), async (q, allowance) => {
      const text = "$included(q, allowance)";
      expect(here(text, { q, allowance })).toEqual(await onStock(text, { q, allowance }));
    }),
  );
});
