import { describe, expect, test } from "@jest/globals";
import { currencyCode, day, month, oneOf, pageSearch, text } from "./page-search.js";

describe("a page's address", () => {
  // As the router does it.
  const read = (raw: Record<string, unknown>): Record<string, unknown> => ({
    ...raw,
    ...pageSearch(({ tab }) => (tab === "usage" ? { tab } : {}))(raw),
  });

  test("keeps what the page understands", () => expect(read({ tab: "usage" })).toEqual({ tab: "usage" }));

  test("holds nothing else, though the router starts from the raw address", () => {
    const { tab, other } = read({ tab: "nope", other: "zzz" });
    expect([tab, other]).toEqual([undefined, undefined]);
  });
});

test.each([
  ["2026-01-31", "2026-01-31"],
  ["2026-02-30", undefined],
  ["2026-13-01", undefined],
  ["zz", undefined],
  [20260131, undefined],
])("the day %p is read as %p", (written, expected) => expect(day(written)).toBe(expected));

test("a month, a currency, a text, a choice", () => {
  expect([month("2026-12"), month("2026-13"), month(7)]).toEqual(["2026-12", undefined, undefined]);
  expect([currencyCode("EUR"), currencyCode("eur"), currencyCode({})]).toEqual(["EUR", undefined, undefined]);
  expect([text(" a "), text(12), text(" "), text({})]).toEqual(["a", "12", undefined, undefined]);
  expect([oneOf(["a", "b"], "b"), oneOf(["a", "b"], "c")]).toEqual(["b", undefined]);
});
