import { expect, test } from "@jest/globals";

import { extrapolateQuantity } from "./extrapolate-quantity.js";

test("a quantity goes on growing as so far, to the digits that it has", () => {
  expect(extrapolateQuantity("300", { part: 10, whole: 31 })).toBe("930");
  // 10.5 × 31 ÷ 10 = 32.55
  expect(extrapolateQuantity("10.5", { part: 10, whole: 31 })).toBe("32.6");
  expect(extrapolateQuantity("-1", { part: 2, whole: 3 })).toBe("-2");
});

test("before anything is over it stays as it is, and at the end too", () => {
  expect(extrapolateQuantity("300", { part: 0, whole: 31 })).toBe("300");
  expect(extrapolateQuantity("0.125", { part: 31, whole: 31 })).toBe("0.125");
});
