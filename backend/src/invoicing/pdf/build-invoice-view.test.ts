import { describe, expect, test } from "@jest/globals";
import { buildFooterView, buildInvoiceView } from "./build-invoice-view.js";
import { sampleInvoice, sampleLine } from "./sample-invoice.js";
import { widthAtMost } from "./text-width.js";

describe("the table", () => {
  test("has the columns that some line fills, and the amount always", () => {
    const keys = (change: Parameters<typeof sampleLine>[0]) =>
      buildInvoiceView(sampleInvoice({ lines: [sampleLine(change)] })).columns.map((column) => column.key);
    expect(keys({})).toEqual([null, "quantity", "unitAmount", "amount"]);
    expect(keys({ quantity: null, unitAmount: null })).toEqual([null, "amount"]);
  });

  test("knows a row to fit on single lines only where it surely does", () => {
    const fits = (change: Parameters<typeof sampleLine>[0]) =>
      buildInvoiceView(sampleInvoice({ lines: [sampleLine(change)] })).rows[0]?.fits;
    expect(fits({ description: "Output tokens" })).toBe(true);
    expect(fits({ description: "Output tokens of the largest model ".repeat(4) })).toBe(false);
    expect(fits({ description: "出力トークン" })).toBe(false);
    expect(fits({ note: "word ".repeat(80) })).toBe(false);
    expect(fits({ quantity: "1".repeat(40) })).toBe(false);
    expect(fits({ unit: "tokens of some very long kind indeed" })).toBe(false);
  });

  test("puts groups and tiers under their line, the last row of which is ruled off", () => {
    const rows = buildInvoiceView(sampleInvoice()).rows.map(({ main, last, text }) => ({ main, last, text }));
    expect(rows.slice(0, 5)).toEqual([
      { main: true, last: true, text: "Team plan, base fee" },
      { main: true, last: false, text: "Requests" },
      { main: false, last: false, text: "First 100,000" },
      { main: false, last: false, text: "Above 100,000, up to 1,000,000" },
      { main: false, last: true, text: "Above 1,000,000" },
    ]);
  });

  test("names flat amounts and single tiers", () => {
    const tier = { from: "0", upTo: null, quantity: "3", unitAmount: "2", flatAmount: "5", amount: "11" };
    const rows = buildInvoiceView(sampleInvoice({ lines: [sampleLine({ tiers: [tier] })] })).rows;
    expect(rows[1]?.text).toBe("All units + $5.00 flat");
  });
});

describe("the totals", () => {
  test("stand in the order of the arithmetic", () => {
    const { totals } = buildInvoiceView(sampleInvoice());
    // 1438.12 - 143.81 = 1294.31; + 19% = 245.92 → 1540.23; - 40.23 = 1500.00
    expect(totals.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      "Subtotal: $1,438.12",
      "Launch coupon (10%): −$143.81",
      "VAT 19% on $1,294.31: $245.92",
      "Total: $1,540.23",
      "Prepaid credits: −$40.23",
      "Amount due: $1,500.00",
    ]);
  });

  test("say when the prices contain the tax", () => {
    const tax = { name: "VAT", rate: "8.875", inclusive: true, taxable: "91.85", tax: "8.15" };
    const labels = buildInvoiceView(sampleInvoice({ taxes: [tax] })).totals.map((row) => row.label);
    expect(labels).toContain("Subtotal without tax");
    expect(labels).toContain("VAT 8.875% on $91.85, included");
  });
});

test("dates and numbers are those of the locale", () => {
  const view = buildInvoiceView(sampleInvoice({ locale: "de-DE", currency: "EUR" }));
  expect(view.headline).toEqual({ amount: "1.500,00\u00a0€", text: "due 15. April 2026" });
  expect(view.meta).toContainEqual({ label: "Service period", value: "1.–31. März 2026" });
  expect([view.lang, view.region]).toEqual(["de", "DE"]);
});

test("the footer shortens a long name", () => {
  const seller = { ...sampleInvoice().seller, name: "Ünïcode ".repeat(20) };
  const { title } = buildFooterView(buildInvoiceView(sampleInvoice({ seller })));
  expect(title).toMatch(/^Ünïcode .{50,60}… · Invoice INV-000042$/u);
});

test("a text's width is an upper bound, unknown for scripts that Inter does not have", () => {
  // 6 digits at 9 points: Inter's widest digit is 0.656 of the size, so at least 35.4 and by the bound 36.7
  expect(widthAtMost("444444", 9)).toBeCloseTo(36.72, 5);
  expect(widthAtMost("", 9)).toBe(0);
  expect(widthAtMost("東京", 9)).toBe(Number.POSITIVE_INFINITY);
});
