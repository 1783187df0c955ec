import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { compile } from "../../compile.js";
import { asDoubles, here, onStock } from "../../testing/stock.js";

const tiers = [
  { upTo: 1000, unitAmount: 0.5, flatAmount: 3 },
  { upTo: null, unitAmount: 0.25, flatAmount: 7 },
];

test("the bound belongs to the tier below; a flat fee is charged once a tier is entered", () => {
  expect(here("$tiered(1000, tiers)", { tiers })).toBe(503);
  expect(here("$tiered(1500, tiers)", { tiers })).toBe(503 + 125 + 7);
  expect(here('$tiered(1500, tiers, "volume")', { tiers })).toBe(375 + 7);
  expect(here('$tiered(1500, tiers, "stairstep")', { tiers })).toBe(7);
  expect(here('$tiered(1500, tiers, "package", { "packageSize": 100 })', { tiers })).toBe(5 + 3 + 1.25 + 7);
});

test("whether no usage enters the first tier is a flag", () => {
  expect(here("$tiered(0, tiers)", { tiers })).toBe(3);
  expect(here('$tiered(0, tiers, "graduated", { "zeroEnters": false })', { tiers })).toBe(0);
});

test.each([
  ["no tier", []],
  [
    "a beginning that leaves a gap",
    [
      { from: 0, upTo: 10, unitAmount: 1 },
      { from: 20, upTo: null, unitAmount: 1 },
    ],
  ],
  [
    "bounds that fall",
    [
      { upTo: 10, unitAmount: 1 },
      { upTo: 5, unitAmount: 1 },
    ],
  ],
  [
    "an open tier before the last",
    [
      { upTo: null, unitAmount: 1 },
      { upTo: 5, unitAmount: 1 },
    ],
  ],
  ["a tier without a price", [{ upTo: 10, unitAmount: 1 }, { upTo: null }]],
  ["a tier whose prices are null", [{ upTo: null, unitAmount: null, flatAmount: null }]],
  ["a price that is text", [{ upTo: null, unitAmount: "1" }]],
])("%s is refused", (_, list) => {
  expect(() => here("$tiered(1, list)", { list })).toThrow(expect.objectContaining({ code: "D3151" }));
});

test("either price of a tier may be left out, and zero is a price", () => {
  const list = [
    { upTo: 10, flatAmount: 5 },
    { upTo: 20, unitAmount: 0 },
    { upTo: null, unitAmount: 2 },
  ];
  expect(here("$tiered(25, list)", { list })).toBe(5 + 0 + 10);
});

test("a stairstep is priced by its flat amounts alone, so each is needed", () => {
  const list = [
    { upTo: 10, flatAmount: 5 },
    { upTo: null, unitAmount: 2 },
  ];
  expect(() => here('$tiered(5, list, "stairstep")', { list })).toThrow(
    expect.objectContaining({ code: "D3151", message: expect.stringContaining("Tier 2 has no flatAmount") }),
  );
});

test("outside strict mode a tier without a price is free, as in its prelude", async () => {
  const input = { list: [{ upTo: 10, unitAmount: 1 }, { upTo: null }] };
  const here = compile("$tiered(15, list)", { mode: "compat" }).evaluate(input);
  expect(asDoubles(here)).toEqual(await onStock('$tiered(15, list, "graduated", {})', input));
});

test("agrees with its prelude on stock JSONata in every mode", async () => {
  const quarter = fc.integer({ min: 0, max: 400 }).map((n) => n / 4);
  const rows = fc
    .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 })
    .chain((bounds) => {
      const sorted = [...bounds.sort((a, b) => a - b), null];
      return fc.tuple(
        ...sorted.map((upTo) =>
          fc.record({ upTo: fc.constant(upTo), unitAmount: quarter, flatAmount: quarter }),
        ),
      );
    });
  const mode = fc.constantFrom("graduated", "volume", "stairstep", "package");
  await fc.assert(
    fc.asyncProperty(quarter, rows, mode, fc.boolean(), async (q, list, name, zeroEnters) => {
      const options = { packageSize: 4, zeroEnters };
      const text = `$tiered(q, list, name, ${name === "package" ? "options" : '{ "zeroEnters": options.zeroEnters }'})`;
      const input = { q, list, name, options };
      expect(here(text, input)).toEqual(await onStock(text, input));
    }),
  );
});
