import Big from "big.js";
import fc from "fast-check";
import { describe, expect, test } from "@jest/globals";
import { Decimal, type RoundingMode } from "./decimal.js";

// Nine operations over four properties: 120 000 rounds are more than a million operations.
const runs = Number(process.env["ATLAS_DECIMAL_RUNS"] ?? "120000");
const seed = Number(process.env["ATLAS_SEED"] ?? Date.now() % 2 ** 31);
const check = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) => {
  process.stdout.write(`decimal property seed ${seed}\n`);
  fc.assert(property, { numRuns: runs, seed });
};

const digits = (max: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: max }).map((list) => list.join(""));
const decimalText = fc
  .tuple(fc.boolean(), digits(22), fc.option(digits(12), { nil: undefined }))
  .map(
    ([minus, whole, fraction]) =>
      `${minus ? "-" : ""}${whole}${fraction === undefined ? "" : `.${fraction}`}`,
  );

// Plain comparison: a million `expect` calls would take longer than the arithmetic.
const same = (actual: unknown, expected: unknown) => {
  if (actual !== expected) throw new Error(`${String(actual)} is not ${String(expected)}`);
};
const canonical = (value: Big): string => {
  const text = value.toFixed();
  return text === "-0" ? "0" : text;
};
const oracle = (text: string) => new Big(text);

describe("agrees with big.js on random operations", () => {
  test("sum, difference, product and comparison are exact", () => {
    check(
      fc.property(decimalText, decimalText, (a, b) => {
        const [x, y, p, q] = [Decimal.parse(a), Decimal.parse(b), oracle(a), oracle(b)];
        same(x.plus(y).toString(), canonical(p.plus(q)));
        same(x.minus(y).toString(), canonical(p.minus(q)));
        same(x.times(y).toString(), canonical(p.times(q)));
        same(Math.sign(x.compare(y)), p.cmp(q));
      }),
    );
  });

  test("rounding and fixed text agree in every mode that big.js has", () => {
    const modes: [RoundingMode, Big.RoundingMode][] = [
      ["down", 0],
      ["half-up", 1],
      ["half-even", 2],
      ["up", 3],
    ];
    check(
      fc.property(
        decimalText,
        fc.constantFrom("half-up", "half-even", "up", "down"),
        fc.integer({ min: 0, max: 14 }),
        (a, name, scale) => {
          const [mode, number] = modes.find(([known]) => known === name)!;
          same(Decimal.parse(a).round(scale, mode).toString(), canonical(oracle(a).round(scale, number)));
          const fixed = oracle(a).toFixed(scale, number);
          same(Decimal.parse(a).toFixed(scale, mode), /^-0(\.0*)?$/.test(fixed) ? fixed.slice(1) : fixed);
        },
      ),
    );
  });

  test("a quotient at a scale is rounded once, and mod is exact", () => {
    check(
      fc.property(decimalText, decimalText, fc.integer({ min: 0, max: 12 }), (a, b, scale) => {
        fc.pre(!oracle(b).eq(0));
        const big = Big();
        big.DP = scale;
        big.RM = 2;
        const [x, y] = [Decimal.parse(a), Decimal.parse(b)];
        same(Decimal.div(x, y, scale, "half-even").toString(), canonical(big(a).div(big(b))));
        same(x.mod(y).toString(), canonical(big(a).mod(big(b))));
      }),
    );
  });

  test("a quotient without scale has 34 significant digits, half-even", () => {
    check(
      fc.property(decimalText, decimalText, (a, b) => {
        fc.pre(!oracle(b).eq(0));
        const big = Big();
        big.DP = 120;
        const wide = big(a).div(big(b));
        const expected = wide.eq(0) ? wide : wide.prec(34, 2);
        same(Decimal.parse(a).div(Decimal.parse(b)).toString(), canonical(expected));
      }),
    );
  });
});

describe("reading numbers", () => {
  test("a double is read as the decimal that JSON shows", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Decimal.parse(value).toDouble()).toBe(value + 0);
        expect(Decimal.parse(value).toString()).toBe(canonical(new Big(String(value))));
      }),
      { seed },
    );
    expect(Decimal.parse(0.1).plus(Decimal.parse(0.2)).toString()).toBe("0.3");
    expect(Decimal.parse(-0).toString()).toBe("0");
  });

  test("what is not a number is refused with a code", () => {
    for (const text of ["", "-", ".5", "5.", "1,5", "0x10", "NaN", "Infinity", " 1", "1e", "--1"]) {
      expect(() => Decimal.parse(text)).toThrow(expect.objectContaining({ code: "not-a-number" }));
    }
    expect(() => Decimal.parse(Number.NaN)).toThrow(expect.objectContaining({ code: "not-finite" }));
    expect(() => Decimal.parse(Infinity)).toThrow(expect.objectContaining({ code: "not-finite" }));
    expect(() => Decimal.parse("1e999999999")).toThrow(expect.objectContaining({ code: "too-many-digits" }));
  });
});

describe("worked numbers", () => {
  const d = Decimal.parse;
  test.each([
    ["half-up", "2.35", "-2.35"],
    ["half-down", "2.34", "-2.34"],
    ["half-even", "2.34", "-2.34"],
    ["up", "2.35", "-2.35"],
    ["down", "2.34", "-2.34"],
    ["ceiling", "2.35", "-2.34"],
    ["floor", "2.34", "-2.35"],
  ] as const)("±2.345 %s", (mode, positive, negative) => {
    expect(d("2.345").round(2, mode).toString()).toBe(positive);
    expect(d("-2.345").round(2, mode).toString()).toBe(negative);
  });

  test("multiplying before dividing keeps the cent: 99.45 × 1 / 30 = 3.315", () => {
    expect(d("99.45").times(d(1)).div(d(30)).toString()).toBe("3.315");
    expect(Decimal.div(d("99.45"), d(30), 2, "half-up").toFixed(2)).toBe("3.32");
    expect(d(1).div(d(3)).toString()).toBe(`0.${"3".repeat(34)}`);
    expect(() => d(1).div(Decimal.ZERO)).toThrow(expect.objectContaining({ code: "division-by-zero" }));
  });

  test("hundreds, tiny fractions and zeros", () => {
    expect(d(1250).round(-2, "half-even").toString()).toBe("1200");
    expect(d("1e-40").round(2, "up").toString()).toBe("0.01");
    expect(d("-1e-40").round(2, "half-up").toString()).toBe("0");
    expect(d("0.000").toString()).toBe("0");
    expect(d("3.5").toFixed(2)).toBe("3.50");
    expect(d(12).toFixed(2)).toBe("12.00");
    expect(d("12.00").toSafeInteger()).toBe(12);
    expect(d("12.5").toSafeInteger()).toBeUndefined();
  });
});
