import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { here, onStock } from "../../testing/stock.js";

const table = {
  rows: [
    { when: { segment: "gold", seats: { gte: 10 } }, then: 0.25 },
    { when: { segment: ["gold", "silver"], seats: null }, then: 0.125 },
    { when: { seats: { gt: 50, lte: 60 } }, then: 0.5 },
  ],
};

test("the first row whose cells all match; then the default; then an error", () => {
  expect(here('$decide(table, { "segment": "gold", "seats": 12 }, 0)', { table })).toBe(0.25);
  expect(here('$decide(table, { "segment": "gold", "seats": 9 }, 0)', { table })).toBe(0.125);
  expect(here('$decide(table, { "segment": "iron", "seats": 60 }, 0)', { table })).toBe(0.5);
  expect(here('$decide(table, { "segment": "iron", "seats": 61 }, 0)', { table })).toBe(0);
  expect(() => here('$decide(table, { "segment": "iron", "seats": 1 })', { table })).toThrow(
    expect.objectContaining({ code: "D3151" }),
  );
  expect(() => here('$decide(table, { "segment": "gold" }, 0)', { table })).toThrow(
    expect.objectContaining({ code: "R1002" }),
  );
});

test("agrees with its prelude on stock JSONata", async () => {
  const bound = fc.nat(20);
  const cell = fc.oneof(
    bound,
    fc.constant(null),
    fc.array(bound, { minLength: 2, maxLength: 4 }),
    fc.record({ gte: bound, lt: bound }),
  );
  const rows = fc.array(fc.record({ when: fc.record({ x: cell, y: cell }), then: fc.nat(100) }), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(rows, bound, bound, async (list, x, y) => {
      const text = '$decide(list, { "x": x, "y": y }, -1)';
      expect(here(text, { list, x, y })).toEqual(await onStock(text, { list, x, y }));
    }),
  );
});
