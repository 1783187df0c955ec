import { describe, expect, it } from "@jest/globals";
import { readDecimal } from "./decimal-text.js";
import { readPastedRows, readPivot, type PasteColumn } from "./paste-rows.js";

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
    });
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
      "Row 2, Up to: “1,000” may mean a thousand or a fraction; write it with a point, or without the comma.",
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
