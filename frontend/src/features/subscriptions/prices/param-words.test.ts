import { expect, test } from "@jest/globals";
import { shownParam } from "./param-words.js";

test.each<[string, unknown, string]>([
  ["amount", "149.00", "$149.00"],
  ["unitAmount", "0.0003", "$0.0003"],
  ["per", "1000000", "1,000,000"],
  ["included", "50000", "50,000"],
  ["minimum", "20.00", "$20.00"],
  ["discountPercent", "12.5", "12.5 %"],
  ["upTo", null, "no end"],
  ["when", { model: "atlas-1" }, "model atlas-1"],
])("%s of %p is shown as %p", (name, value, shown) =>
  expect(shownParam(name, value, "USD").replace("US$", "$")).toBe(shown),
);
