import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { allocate, closeSum, sumOf } from "./allocate.js";
import { currencies, currencyDigits, isCurrency } from "./currency.js";
import { Decimal } from "./decimal.js";
import { formatDecimal, formatMoney } from "./format-money.js";
import { parseAmount, roundToCurrency, toAmount } from "./round-to-currency.js";

const d = (text: string) => Decimal.parse(text);
const texts = (values: Decimal[]) => values.map(String);

describe("currencies", () => {
  test("know their minor unit", () => {
    expect([currencyDigits("EUR"), currencyDigits("JPY"), currencyDigits("KWD")]).toEqual([2, 0, 3]);
    expect(() => currencyDigits("EURO")).toThrow(expect.objectContaining({ code: "invalid_currency" }));
    expect([isCurrency("USD"), isCurrency("usd"), isCurrency("XYZ"), isCurrency("constructor")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("agree with the runtime's own table wherever it follows ISO", () => {
    // The runtime takes everyday use for these, not ISO 4217.
    const everyday = new Set(
      "AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR RSD SLE SOS SYP UZS YER".split(" "),
    );
    for (const currency of currencies.filter((code) => !everyday.has(code))) {
      const { maximumFractionDigits } = new Intl.NumberFormat("en", {
        style: "currency",
        currency,
      }).resolvedOptions();
      expect([currency, currencyDigits(currency)]).toEqual([currency, maximumFractionDigits]);
    }
  });
});

describe("rounding", () => {
  test.each([
    ["10.278798", "USD", "10.28"],
    ["0.004", "GBP", "0.00"],
    ["1023.5", "JPY", "1024"],
    ["-0.005", "EUR", "-0.01"],
    ["0.0005", "KWD", "0.001"],
  ])("%s %s is %s", (amount, currency, rounded) => {
    expect(toAmount(roundToCurrency(d(amount), currency), currency)).toBe(rounded);
  });

  test("an amount that should be rounded already is not rounded silently", () => {
    expect(parseAmount("1.50", "EUR").toString()).toBe("1.5");
    expect(() => parseAmount("0.005", "EUR")).toThrow(expect.objectContaining({ code: "unrounded_amount" }));
  });
});

describe("allocation", () => {
  test("largest remainder, ties to the earlier part", () => {
    expect(texts(allocate(d("100"), [d("1"), d("1"), d("1")], 2))).toEqual(["33.34", "33.33", "33.33"]);
    expect(texts(allocate(d("1"), [d("3.33"), d("3.33"), d("3.34")], 2))).toEqual(["0.33", "0.33", "0.34"]);
    expect(texts(allocate(d("0.02"), [d("1"), d("1"), d("1"), d("1")], 2))).toEqual([
      "0.01",
      "0.01",
      "0",
      "0",
    ]);
  });

  test("a credit is split exactly like the charge it undoes", () => {
    const weights = [d("7"), d("11"), d("13")];
    const charge = allocate(d("10.00"), weights, 2);
    expect(texts(allocate(d("-10.00"), weights, 2))).toEqual(charge.map((part) => part.neg().toString()));
  });

  test("weights that are all zero share equally; no parts can hold nothing", () => {
    expect(texts(allocate(d("0.05"), [d("0"), d("0")], 2))).toEqual(["0.03", "0.02"]);
    expect(() => allocate(d("0.05"), [], 2)).toThrow(
      expect.objectContaining({ code: "nothing_to_allocate_to" }),
    );
    expect(allocate(d("0"), [], 2)).toEqual([]);
  });

  const digits = fc.constantFrom(0, 2, 3);
  const cents = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
  const weight = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }));

  test("sums close exactly, and no part is a unit away from its share", () => {
    fc.assert(
      fc.property(digits, cents, fc.array(weight, { minLength: 1, maxLength: 20 }), (places, units, raw) => {
        const total = d(units.toString()).times(new Decimal(1, places));
        const weights = raw.map(([coefficient, scale]) => d(`${coefficient}e-${scale}`));
        const parts = allocate(total, weights, places);
        expect(sumOf(parts).equals(total)).toBe(true);
        const sum = sumOf(weights);
        if (sum.isZero()) return;
        parts.forEach((part, index) => {
          // |part × W − total × w| < unit × W: exact, without a division.
          const error = part.times(sum).minus(total.times(weights[index]!)).abs();
          expect(error.compare(new Decimal(1, places).times(sum))).toBe(-1);
          expect(part.round(places).equals(part)).toBe(true);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("a sum of any scales and sizes is what adding one by one gives", () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 20 }))
      .map(([coefficient, places]) => d(`${coefficient}e-${places}`));
    fc.assert(
      fc.property(fc.array(decimal), (values) => {
        const expected = values.reduce((total, one) => total.plus(one), d("0"));
        expect([sumOf(values).c, sumOf(values).s]).toEqual([expected.c, expected.s]);
      }),
    );
  });

  test("precise values close on their rounded sum, negative ones too", () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), { minLength: 1, maxLength: 30 }),
        (raw) => {
          const values = raw.map((coefficient) => d(`${coefficient}e-5`));
          const total = sumOf(values).round(2);
          const parts = closeSum(total, values, 2);
          expect(sumOf(parts).equals(total)).toBe(true);
          parts.forEach((part, index) => {
            expect(part.minus(values[index]!).abs().compare(d("0.02"))).toBe(-1);
          });
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("a total far from its values is refused", () => {
    expect(() => closeSum(d("1"), [d("0.1")], 2)).toThrow(
      expect.objectContaining({ code: "nothing_to_allocate_to" }),
    );
  });
});

describe("amounts for people", () => {
  test("are exact, however long", () => {
    expect(formatMoney("1234.5", "EUR")).toBe("€1,234.50");
    expect(formatMoney("90071992547409931234.56", "USD")).toBe("$90,071,992,547,409,931,234.56");
    expect(formatMoney("-0.000003", "USD")).toBe("-$0.000003");
    expect(formatMoney("1023", "JPY")).toBe("¥1,023");
    expect(formatMoney("1234.5", "EUR", "de")).toBe("1.234,50\u00a0€");
    expect(formatMoney("-1234567.5", "INR", "en-IN")).toBe("-₹12,34,567.50");
  });

  test("keeps digits that the runtime would round, for quantities too", () => {
    const long = "0.1234567890123456789012345678901";
    expect(formatMoney(long, "USD")).toBe(`$${long}`);
    expect(formatDecimal("12345678901234567890.10")).toBe("12,345,678,901,234,567,890.1");
    expect([formatDecimal("-0.5"), formatDecimal("0"), formatDecimal("1234.5", "de")]).toEqual([
      "-0.5",
      "0",
      "1.234,5",
    ]);
  });
});
