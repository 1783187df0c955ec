import { describe, expect, test } from "@jest/globals";

import type { Json } from "../language/runtime/value.js";
import type { PriceDefinition } from "../pricing/price.js";
import { ruleFromTemplate } from "../pricing/rule-from-template.js";
import type { TemplateKey } from "../pricing/template.js";
import type { CheckKind, Finding } from "./finding.js";
import { provePrice, type ProofOptions } from "./prove-price.js";

const price = (
  ruleText: string,
  params: Json = {},
  over: Partial<PriceDefinition> = {},
): PriceDefinition => ({
  key: "p",
  name: "P",
  currency: "EUR",
  ruleText,
  params,
  ...over,
});

const template = (key: TemplateKey, params: { [key: string]: Json }) =>
  price(
    "",
    {},
    ruleFromTemplate(key, { rule: "api", code: "api", description: "API", meter: "calls", params }),
  );

const line = (amount: string) => `{ "lines": [{ "code": "a", "description": "A", "amount": ${amount} }] }`;

const found = (definition: PriceDefinition, check: CheckKind, options: ProofOptions = {}): Finding[] =>
  provePrice(definition, options).filter((finding) => finding.check === check);
const verdicts = (definition: PriceDefinition, check: CheckKind, options: ProofOptions = {}) =>
  found(definition, check, options).map(({ verdict }) => verdict);

const tiers = (...rows: [string | null, string, string?][]) =>
  rows.map(([upTo, unitAmount, flatAmount = "0"]) => ({ upTo, unitAmount, flatAmount }));

describe("a bill that falls as usage grows", () => {
  const falling = (definition: PriceDefinition) => verdicts(definition, "bill-falls");

  test.each<[TemplateKey, { [key: string]: Json }]>([
    ["per_unit", { unitAmount: "0.1", included: "5", discountPercent: "10", minimum: "1", maximum: "20" }],
    ["graduated", { tiers: tiers(["10", "2"], ["20", "1", "5"], [null, "0.5"]), included: "3" }],
    ["volume", { tiers: tiers(["10", "1"], [null, "2"]) }],
    [
      "stairstep",
      {
        tiers: [
          { upTo: "10", flatAmount: "50" },
          { upTo: null, flatAmount: "100" },
        ],
      },
    ],
    ["package", { packageSize: "7", packageAmount: "3" }],
    [
      "tiered_package",
      {
        tiers: [
          { upTo: "10", packageSize: "3", unitAmount: "1" },
          { upTo: null, packageSize: "7", unitAmount: "1" },
        ],
      },
    ],
    [
      "matrix",
      {
        prices: [
          { match: { model: "a" }, unitAmount: "1" },
          { match: { model: "b" }, unitAmount: "2" },
        ],
        per: "3",
      },
    ],
    ["commit_overage", { commitAmount: "100", included: "10", unitAmount: "1" }],
  ])("never happens with %s, and that is proved", (key, params) => {
    expect(falling(template(key, params))).toEqual(["holds"]);
    expect(verdicts(template(key, params), "bill-negative")).toEqual(["holds"]);
  });

  test("a volume cliff is shown with the two bills", () => {
    const [finding] = found(template("volume", { tiers: tiers(["10", "2"], [null, "1"]) }), "bill-falls");
    expect(finding).toMatchObject({
      verdict: "violated",
      counterExample: {
        meter: "calls",
        quantity: "10",
        amount: "20",
        greaterQuantity: "11",
        lesserAmount: "11",
      },
    });
  });

  test("is told in one sentence, with grouped digits and the currency", () => {
    const cliff = { tiers: tiers(["10000", "0.01"], [null, "0.004"]) };
    expect(found(template("volume", cliff), "bill-falls")[0]!.message).toBe(
      "10,001 of calls cost 40.004 EUR, less than 10,000, which cost 100.00 EUR.",
    );
  });

  test("a discount that grows with usage is followed through its steps", () => {
    const text = `(
      $q := $$.usage.calls.quantity;
      $rebate := $q > 100 ? 50 : 0;
      ${line("$q - $rebate")}
    )`;
    expect(found(price(text), "bill-falls")[0]).toMatchObject({
      verdict: "violated",
      counterExample: { quantity: "100" },
    });
  });

  test("what does not depend on usage may choose between prices", () => {
    const text = `(
      $rate := $decide($$.params.rates, { "segment": $$.customer.segment }, 2);
      ${line("$$.usage.calls.quantity * $rate")}
    )`;
    const rates = [{ when: { segment: "gold" }, then: 1 }];
    expect(falling(price(text, { rates }))).toEqual(["holds"]);
    expect(falling(price(text, { rates: [{ when: { segment: "gold" }, then: -1 }] }))).toEqual(["unknown"]);
  });

  test("a formula that is not understood is unknown, never a guess", () => {
    expect(falling(price(line("$power($$.usage.calls.quantity, 2)")))).toEqual(["unknown"]);
    expect(falling(price(line("$sum($append([], $$.usage.*.quantity))")))).toEqual(["unknown"]);
  });

  test("a price of the group's quantity is not taken for a still one", () => {
    const text = `(
      $priced := $append([], $$.usage.calls.groups.(
        $rate := $decide($$.params.rates, { "q": quantity }, 2);
        { "by": by, "quantity": quantity, "amount": quantity * $rate } ));
      ${line("$sum($append([], $priced.amount))")}
    )`;
    const rates = [{ when: { q: { lt: 5 } }, then: 9 }];
    expect(falling(price(text, { rates }))).toEqual(["unknown"]);
  });
});

describe("a negative bill", () => {
  test("is shown with its usage", () => {
    expect(found(price(line("$$.usage.calls.quantity * 2 - 10")), "bill-negative")[0]).toMatchObject({
      verdict: "violated",
      counterExample: { quantity: "0", amount: "-10" },
    });
  });

  test("a floor at zero proves that there is none", () => {
    expect(verdicts(price(line("$max([0, $$.usage.calls.quantity * 2 - 10])")), "bill-negative")).toEqual([
      "holds",
    ]);
  });
});

describe("tiers", () => {
  const tiered = (rows: Json) =>
    price(line('$tiered($$.usage.calls.quantity, $$.params.tiers, "graduated")'), { tiers: rows });

  test("overlaps, and a last tier that ends, are named with a quantity", () => {
    expect(found(tiered(tiers(["10", "1"], ["5", "2"], [null, "3"])), "tiers")[0]).toMatchObject({
      verdict: "violated",
      counterExample: { quantity: "5" },
    });
    expect(found(tiered(tiers(["10", "1"])), "tiers")[0]).toMatchObject({
      verdict: "violated",
      counterExample: { quantity: "11" },
    });
    expect(verdicts(tiered(tiers(["10", "1"], [null, "2"])), "tiers")).toEqual(["holds"]);
  });

  test.each([
    ["20", "violated", "Tiers 1 and 2: up to 10, then from 20, which is a gap."],
    ["5", "violated", "Tiers 1 and 2: up to 10, then from 5, which is an overlap."],
    ["10", "holds", "The 2 tiers have no gap and no overlap."],
  ])("a tier that says it begins at %s is taken by its word", (from, verdict, message) => {
    const rows = [
      { from: "0", upTo: "10", unitAmount: "1" },
      { from, upTo: null, unitAmount: "2" },
    ];
    const rule = `( $p := $tiered($$.usage.calls.quantity, $$.params.tiers, "graduated"); ${line("$p")} )`;
    expect(found(price(rule, { tiers: rows }), "tiers")).toMatchObject([{ verdict, message }]);
  });

  test("a tier without a price is refused, with a quantity that it would have given away", () => {
    const rows = [{ upTo: "10", unitAmount: "1" }, { upTo: null }];
    const rule = `( $p := $tiered($$.usage.calls.quantity, $$.params.tiers, "graduated"); ${line("$p")} )`;
    expect(found(price(rule, { tiers: rows }), "tiers")).toMatchObject([
      {
        verdict: "violated",
        message: expect.stringContaining("Tier 2 has neither"),
        counterExample: { quantity: "11" },
      },
    ]);
  });

  test("of a stairstep need a flatAmount, as rating does", () => {
    const rows = [
      { upTo: "10", flatAmount: "50" },
      { upTo: null, unitAmount: "1" },
    ];
    const stairstep = price(line('$tiered($$.usage.calls.quantity, $$.params.tiers, "stairstep")'), {
      tiers: rows,
    });
    expect(found(stairstep, "tiers")).toMatchObject([
      {
        verdict: "violated",
        message: "Tier 2 has no flatAmount, the one price of a stairstep; give it, 0 where it is free.",
      },
    ]);
    expect(verdicts(stairstep, "bill-falls")).not.toContain("holds");
  });

  test("tiers that come with the customer are unknown", () => {
    expect(
      verdicts(price(line('$tiered($$.usage.calls.quantity, $$.customer.tiers, "volume")')), "tiers"),
    ).toEqual(["unknown"]);
  });
});

describe("decision tables", () => {
  const table = (rows: Json, otherwise = "") =>
    price(
      line(
        `$decide($tables.rates, { "segment": $$.customer.segment, "seats": $$.subscription.seats }${otherwise})`,
      ),
      {},
      { tables: { rates: rows } },
    );

  test("a row behind rows that take everything is unused", () => {
    const rows = [
      { when: { seats: { lt: 10 } }, then: 1 },
      { when: { seats: { gte: 10 } }, then: 2 },
      { when: { segment: "gold", seats: { gte: 20 } }, then: 3 },
    ];
    expect(found(table(rows), "unused-row")).toEqual([
      expect.objectContaining({
        verdict: "violated",
        counterExample: { row: 3, when: { segment: "gold", seats: { gte: "20" } } },
      }),
    ]);
    expect(verdicts(table(rows), "missing-default")).toEqual(["holds"]);
  });

  test("facts that fit no row are shown, unless there is a default", () => {
    const rows = [{ when: { segment: ["gold", "silver"], seats: { gte: 10 } }, then: 1 }];
    expect(found(table(rows), "missing-default")[0]).toMatchObject({
      verdict: "violated",
      counterExample: { facts: { segment: "gold", seats: "9" } },
    });
    expect(verdicts(table(rows, ", 0"), "missing-default")).toEqual(["holds"]);
    expect(verdicts(table(rows), "unused-row")).toEqual(["holds"]);
  });
});

describe("branches", () => {
  const branches = (text: string) => verdicts(price(text), "unreachable-branch");

  test("a branch whose conditions exclude each other is dead", () => {
    const text = `(
      $q := $$.usage.calls.quantity;
      ${line("$q > 100 ? 1 : $q > 200 ? 2 : 3")}
    )`;
    expect(branches(text)).toEqual(["holds", "holds", "violated", "holds"]);
    expect(branches(line("$$.usage.calls.quantity < 0 ? 1 : 2"))).toEqual(["violated", "holds"]);
    expect(branches(line("$$.params.off ? 1 : 2"))).toEqual(["holds", "holds"]);
  });

  test("texts, and, or, not", () => {
    expect(branches(line('$$.customer.tier = "gold" and $not($$.customer.tier = "gold") ? 1 : 2'))).toEqual([
      "violated",
      "holds",
    ]);
    expect(branches(line('$$.customer.tier = "gold" or $$.customer.vip ? 1 : 2'))).toEqual([
      "holds",
      "holds",
    ]);
  });

  test("a guard against usage without a price is no question left open", () => {
    const prices = [
      { match: { model: "a" }, unitAmount: "1" },
      { match: { model: "b" }, unitAmount: "2" },
    ];
    expect(provePrice(template("matrix", { prices })).map(({ verdict }) => verdict)).toEqual([
      "holds",
      "holds",
    ]);
    expect(branches(line('$$.params.off ? 1 : $error("off")'))).toEqual(["holds", "holds"]);
    expect(branches(line('$$.usage.calls.quantity < 0 ? $error("negative") : 2'))).toEqual([
      "violated",
      "holds",
    ]);
  });

  test("terms that hang together prove nothing", () => {
    expect(branches(line("$$.usage.calls.quantity * 2 > 10 ? 1 : 2"))).toEqual(["unknown", "unknown"]);
  });
});

describe("units and currencies", () => {
  const units = {
    "usage.storage.quantity": "GB",
    "usage.calls.quantity": "call",
    "params.price": "EUR/GB",
    "params.dollars": "USD/GB",
  };
  const text = (amount: string) => price(line(amount), { price: 1, dollars: 1 });
  const check = (amount: string) => found(text(amount), "unit-mismatch", { units });

  test("GB × EUR/GB is EUR", () => {
    expect(check("$$.usage.storage.quantity * $$.params.price")[0]!.verdict).toBe("holds");
    expect(check("$$.usage.storage.quantity * $$.params.dollars")[0]).toMatchObject({
      verdict: "violated",
      counterExample: { amount: "USD", price: "EUR" },
    });
  });

  test("EUR and USD, or GB and calls, cannot be added", () => {
    expect(check("($$.usage.storage.quantity + $$.usage.calls.quantity) * $$.params.price")[0]).toMatchObject(
      {
        verdict: "violated",
        counterExample: { left: "GB", right: "call" },
      },
    );
  });

  test("an input without a unit leaves it open", () => {
    expect(check("$$.usage.storage.quantity * $$.customer.rate")[0]!.verdict).toBe("unknown");
  });

  test("a currency that is not the price's is found", () => {
    expect(verdicts(price(line('$money(1, "USD")')), "currency-mismatch")).toEqual(["violated"]);
    expect(verdicts(price(line('$money(1, "EUR")')), "currency-mismatch")).toEqual(["holds"]);
  });
});
