import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";
import { taxLines } from "./tax.js";
import { totalInvoice } from "./total-invoice.js";

const line = (id: string, amount: string, taxable = true) => ({ id, amount, taxable });
const sum = (texts: string[]) => sumOf(texts.map((text) => Decimal.parse(text)));

describe("invoice totals", () => {
  test("tax is rounded once on the sum, then given to the lines by largest remainder", () => {
    // 4 × 68.33 = 273.32; 20 % is 54.664; each line's share is 13.666.
    const totals = totalInvoice({
      currency: "EUR",
      lines: ["a", "b", "c", "d"].map((id) => line(id, "68.33")),
      tax: { rate: "20", inclusive: false },
    });
    expect(totals).toMatchObject({ subtotal: "273.32", tax: "54.66", total: "327.98" });
    expect(totals.lines.map((entry) => entry.tax)).toEqual(["13.67", "13.67", "13.66", "13.66"]);
  });

  test("an inclusive price keeps its total", () => {
    const totals = totalInvoice({
      currency: "EUR",
      lines: [line("a", "119.00"), line("b", "10.00")],
      tax: { rate: "19", inclusive: true },
    });
    expect(totals).toMatchObject({ subtotal: "108.40", tax: "20.60", total: "129.00" });
    expect(totals.lines[0]).toEqual({ id: "a", net: "100.00", tax: "19.00", total: "119.00" });
  });

  test("exempt lines, no tax at all, and no lines", () => {
    const lines = [line("a", "10.00"), line("b", "5.00", false)];
    expect(totalInvoice({ currency: "EUR", lines, tax: { rate: "10", inclusive: false } })).toMatchObject({
      tax: "1.00",
      total: "16.00",
      rates: [{ id: "tax", rate: "10", taxable: "10.00", tax: "1.00" }],
    });
    expect(totalInvoice({ currency: "EUR", lines, tax: null })).toMatchObject({
      tax: "0.00",
      total: "15.00",
    });
    expect(totalInvoice({ currency: "JPY", lines: [], tax: null })).toMatchObject({
      subtotal: "0",
      total: "0",
    });
  });

  test("yen have no cents, and a line that was not rounded is refused", () => {
    const tax = { rate: "10.5", inclusive: false };
    expect(totalInvoice({ currency: "JPY", lines: [line("a", "999")], tax })).toMatchObject({
      tax: "105",
      total: "1104",
    });
    expect(() => totalInvoice({ currency: "JPY", lines: [line("a", "999.5")], tax })).toThrow(
      expect.objectContaining({ code: "unrounded_amount" }),
    );
  });

  test("a negative correction line carries its tax back", () => {
    const totals = totalInvoice({
      currency: "EUR",
      lines: [line("a", "10.00"), line("b", "-4.00")],
      tax: { rate: "25", inclusive: false },
    });
    expect(totals.lines.map((entry) => entry.tax)).toEqual(["2.50", "-1.00"]);
    expect(totals.total).toBe("7.50");
  });

  test("several rates do not compound, and one id has one rate", () => {
    const rates = [
      { id: "state", rate: "6" },
      { id: "city", rate: "2" },
    ];
    const totals = taxLines({
      currency: "USD",
      inclusive: false,
      lines: [{ id: "a", amount: "100.00", rates }],
    });
    expect(totals.rates.map((entry) => entry.tax)).toEqual(["6.00", "2.00"]);
    expect(totals.total).toBe("108.00");
    const lines = [
      { id: "a", amount: "1.00", rates: [{ id: "vat", rate: "19" }] },
      { id: "b", amount: "1.00", rates: [{ id: "vat", rate: "20" }] },
    ];
    expect(() => taxLines({ currency: "USD", inclusive: false, lines })).toThrow(
      expect.objectContaining({ code: "invalid_rate" }),
    );
  });

  test("headers are the sums of the lines, whatever the rates", () => {
    const cents = fc
      .integer({ min: -100_000, max: 1_000_000 })
      .map((units) => new Decimal(units, 2).toString());
    const ids = fc.subarray(["19", "7", "8.875", "0.1"]);
    const lines = fc.array(fc.record({ amount: cents, ids }), { maxLength: 15 });
    fc.assert(
      fc.property(lines, fc.boolean(), (raw, inclusive) => {
        const totals = taxLines({
          currency: "EUR",
          inclusive,
          lines: raw.map(({ amount, ids: rates }, index) => ({
            id: String(index),
            amount,
            rates: rates.map((rate) => ({ id: rate, rate })),
          })),
        });
        for (const [header, field] of [
          ["subtotal", "net"],
          ["tax", "tax"],
          ["total", "total"],
        ] as const) {
          expect(sum(totals.lines.map((entry) => entry[field])).toFixed(2)).toBe(totals[header]);
        }
        expect(sum(totals.rates.map((entry) => entry.tax)).toFixed(2)).toBe(totals.tax);
        expect(sum([totals.subtotal, totals.tax]).toFixed(2)).toBe(totals.total);
        expect(sum(raw.map((entry) => entry.amount)).toFixed(2)).toBe(
          inclusive ? totals.total : totals.subtotal,
        );
      }),
      { numRuns: 500 },
    );
  });
});
