import { expect, test } from "@jest/globals";
import { portableText } from "./portable-text.js";
import { here, stock } from "./testing/stock.js";

test("a rule with functions of pricing runs on stock JSONata and gives the same", async () => {
  const rule = '{ "amount": $cap($tiered($included($$.q, 100), $$.tiers, "graduated"), 450) }';
  const input = {
    q: 1200,
    tiers: [
      { upTo: 1000, unitAmount: 0.5 },
      { upTo: null, unitAmount: 0.25 },
    ],
  };
  expect(await stock(portableText(rule), input)).toEqual(here(rule, input));
  expect(here(rule, input)).toEqual({ amount: 450 });
});

test("a rule without them is only printed", () => {
  expect(portableText("$$.a+1")).toBe("$$.a + 1");
});
