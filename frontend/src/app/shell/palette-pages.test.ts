import { expect, test } from "@jest/globals";
import { pagesFor } from "./palette-pages.js";

test.each([
  ["time machine", "Time machine"],
  ["branding", "Branding"],
  ["logo", "Branding"],
  ["members", "Members"],
  ["invite", "Members"],
  ["tax", "Tax"],
  ["api keys", "API keys"],
  ["meters", "Meters"],
  ["request", "Request log"],
  ["refunds", "Refunds"],
  ["quarantine", "Quarantine"],
  ["Cust", "Customers"],
])("%p leads to %p first", (typed, label) => expect(pagesFor(typed)[0]?.label).toBe(label));

test("a name of nothing leads nowhere, and no text to the pages of the navigation", () => {
  expect(pagesFor("globex")).toEqual([]);
  expect(pagesFor("").map(({ label }) => label)).toContain("Overview");
  expect(pagesFor("").map(({ label }) => label)).not.toContain("Branding");
});
