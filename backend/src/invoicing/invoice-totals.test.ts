import { addAmounts } from "@atlas/rules";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { invoiceTotals } from "./invoice-totals.js";

const vat = { id: "txr", name: "VAT", rate: "19", inclusive: false };
const line = (id: string, amount: string, taxable = true) => ({ id, amount, taxable });

describe("totals of an invoice", () => {
  test("are taxed once on the sum, and the tax is given to the lines", () => {
    // 3 × 0.10 = 0.30; 19 % of it is 0.057, rounded 0.06, though each line alone would owe 0.019.
    const { header, lines } = invoiceTotals(
      "EUR",
      [line("a", "0.10"), line("b", "0.10"), line("c", "0.10")],
      vat,
    );
    expect(header).toEqual({
      subtotal: "0.30",
      taxTotal: "0.06",
      total: "0.36",
      taxes: [{ name: "VAT", rate: "19", inclusive: false, taxable: "0.30", tax: "0.06" }],
    });
    expect(lines.map((entry) => entry.taxAmount)).toEqual(["0.02", "0.02", "0.02"]);
  });

  test("hold the tax already where the rate is inclusive", () => {
    const { header, lines } = invoiceTotals("EUR", [line("a", "11.90")], { ...vat, inclusive: true });
    expect(header).toMatchObject({ subtotal: "10.00", taxTotal: "1.90", total: "11.90" });
    expect(lines[0]).toEqual({ id: "a", netAmount: "10.00", taxAmount: "1.90" });
  });

  test("leave out what is not taxable, and need no rate at all", () => {
    expect(invoiceTotals("JPY", [line("a", "1000"), line("b", "500", false)], vat).header.taxTotal).toBe(
      "190",
    );
    expect(invoiceTotals("EUR", [line("a", "5.00")], null).header).toEqual({
      subtotal: "5.00",
      taxTotal: "0.00",
      total: "5.00",
      taxes: [],
    });
  });
});

test("line taxes and nets always sum to the header", () => {
  const amount = fc.integer({ min: -500_000, max: 5_000_000 }).map(
    (cents) =>
      `${cents < 0 ? "-" : ""}${String(Math.abs(cents))
        .padStart(3, "0")
        .replace(/(\d\d)$/, ".$1")}`,
  );
  const lines = fc.array(fc.record({ amount, taxable: fc.boolean() }), { minLength: 1, maxLength: 30 });
  const rate = fc.constantFrom("0", "5.5", "7", "8.875", "19", "20", "25");
  fc.assert(
    fc.property(lines, rate, fc.boolean(), (some, percent, inclusive) => {
      const given = some.map((entry, index) => ({ id: String(index), ...entry }));
      const totals = invoiceTotals("EUR", given, { ...vat, rate: percent, inclusive });
      expect(
        addAmounts(
          totals.lines.map((entry) => entry.taxAmount),
          "EUR",
        ),
      ).toBe(totals.header.taxTotal);
      expect(
        addAmounts(
          totals.lines.map((entry) => entry.netAmount),
          "EUR",
        ),
      ).toBe(totals.header.subtotal);
      expect(addAmounts([totals.header.subtotal, totals.header.taxTotal], "EUR")).toBe(totals.header.total);
    }),
  );
});
