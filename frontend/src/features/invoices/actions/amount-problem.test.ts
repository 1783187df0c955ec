import { expect, test } from "@jest/globals";
import { amountProblem } from "./amount-problem.js";

test.each([
  ["50.00", "USD", null],
  ["12.340", "USD", null],
  ["12.345", "USD", "USD has at most 2 digits behind the point."],
  ["1.5", "JPY", "JPY has no digits behind the point."],
  ["99999999", "USD", "At most $50.00 can be given back."],
  ["ten", "USD", "Give an amount such as 12.50, or none for all."],
])("%s of %s", (text, currency, problem) => {
  expect(amountProblem(text, currency, "50.00")).toBe(problem);
});
