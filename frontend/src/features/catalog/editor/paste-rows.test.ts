import { describe, expect, it } from "@jest/globals";
import { readDecimal } from "./decimal-text.js";
import { isTable, readPastedRows, readPivot, type PasteColumn } from "./paste-rows.js";

const tiers: PasteColumn[] = [
  { key: "upTo", title: "Up to", kind: "bound" },
  { key: "unitAmount", title: "Unit price", kind: "decimal" },
  { key: "flatAmount", title: "Flat fee", kind: "decimal", optional: true },
];

describe("tiers from a spreadsheet", () => {
  it("reads tabs, a head, a decimal comma and an open last tier", () => {
    const text = "Up to\tFlat fee\tUnit price\n1000\t0\t0,05\n1.000.000\t10,00 €\t0,025\n∞\t\t0,01\n";
    expect(readPastedRows(text, tiers)).toEqual({
      rows: [
        { upTo: "1000", unitAmount: "0.05", flatAmount: "0" },
        { upTo: "1000000", unitAmount: "0.025", flatAmount: "10.00" },
        { upTo: null, unitAmount: "0.01" },
      ],
      errors: [],
      notes: [],
    });
  });

  it("reads thousands of a sheet in US form, and says so", () => {
    expect(readPastedRows("10,000\t0.01\n1,000,000\t0.004\n\t0.002", tiers)).toEqual({
      rows: [
        { upTo: "10000", unitAmount: "0.01" },
        { upTo: "1000000", unitAmount: "0.004" },
        { upTo: null, unitAmount: "0.002" },
      ],
      errors: [],
      notes: ["“10,000” was read as 10000."],
    });
  });

  it("takes the comma for decimal where other prices have it so", () => {
    const { rows, notes } = readPastedRows("1,500\t0,05\n\t0,04", tiers);
    expect(rows[0]).toEqual({ upTo: "1.500", unitAmount: "0.05" });
    expect(notes).toEqual(["“1,500” was read as 1.500."]);
  });

  it("does not guess a price that may be a thousand or a fraction", () => {
    expect(readPastedRows("10\t1,250\n\t2,500", tiers).errors).toHaveLength(2);
  });

  it("tells a table from one value", () => {
    expect(["10\t20", "10\n20", "10,000\n", "0.5"].map(isTable)).toEqual([true, true, false, false]);
  });

  it("reads ranges, in CSV without a head", () => {
    expect(readPastedRows('"0 - 100";1,5\n101+;0,75', tiers).rows).toEqual([
      { upTo: "100", unitAmount: "1.5" },
      { upTo: null, unitAmount: "0.75" },
    ]);
  });

  it("names every wrong cell", () => {
    expect(readPastedRows("100\tfree\n1,000\t", tiers).errors).toEqual([
      "Row 1, Unit price: “free” is no number.",
      "Row 2, Unit price: is empty.",
    ]);
  });
});

describe("a matrix from a spreadsheet", () => {
  it("reads one group down and another across", () => {
    const pasted = readPivot("model\tinput\toutput\nlarge\t3,00\t15\nsmall\t0.25\t", ["model", "direction"]);
    expect(pasted?.rows).toEqual([
      { model: "large", direction: "input", unitAmount: "3.00" },
      { model: "large", direction: "output", unitAmount: "15" },
      { model: "small", direction: "input", unitAmount: "0.25" },
    ]);
  });

  it("leaves a plain list to the reader of rows", () => {
    expect(readPivot("model\tdirection\tprice\nlarge\tinput\t3", ["model", "direction"])).toBeNull();
  });
});

describe("a decimal as people write it", () => {
  it.each([
    ["1 234,50 €", "1234.50"],
    ["1,234.5", "1234.5"],
    ["0,002", "0.002"],
    ["1'000'000", "1000000"],
    ["$0.0000025", "0.0000025"],
    ["EUR 12", "12"],
    [".5", "0.5"],
    ["1.000", "1.000"],
  ])("%s is %s", (text, value) => {
    expect(readDecimal(text)).toEqual({ value });
  });
});
