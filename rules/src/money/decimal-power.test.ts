import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { Decimal } from "./decimal.js";
import { power, squareRoot } from "./decimal-power.js";

const d = (value: string | number) => Decimal.parse(value);

test("roots and powers have 34 right digits, and are exact where they fit", () => {
  expect(squareRoot(d(2)).toString()).toBe("1.414213562373095048801688724209698");
  expect(squareRoot(d("0.0625")).toString()).toBe("0.25");
  expect(power(d("1.05"), d(10))?.toString()).toBe("1.62889462677744140625");
  expect(power(d(2), d(-3))?.toString()).toBe("0.125");
  expect(power(d(2), d("0.5"))?.toString()).toBe("1.414213562373095048801688724209698");
  expect(power(d(10), d("0.25"))?.toString()).toBe("1.778279410038922801225421195192685");
  expect(power(d("0.5"), d("1.5"))?.toString()).toBe("0.3535533905932737622004221810524245");
  expect(power(d(0), d(0))?.toString()).toBe("1");
});

test("what has no real result has none", () => {
  expect(power(d(-2), d("0.5"))).toBeUndefined();
  expect(power(d(0), d(-1))).toBeUndefined();
  expect(power(d("9.99"), d(1_000_000_000))).toBeUndefined();
});

test("a square's root is the number again, and a power is near the double's", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: -300, max: 300 }), (n, e) => {
      const value = new Decimal(n, 3);
      expect(squareRoot(value.times(value)).equals(value)).toBe(true);
      const exponent = new Decimal(e, 2);
      const expected = Math.pow(value.toDouble(), exponent.toDouble());
      const actual = power(value, exponent)!.toDouble();
      expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-12);
    }),
  );
});
