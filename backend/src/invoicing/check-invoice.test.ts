import { describe, expect, test } from "@jest/globals";
import { checkLines, checkSums, type InvoiceToCheck } from "./check-invoice.js";
import { sampleInvoice, sampleLine, sampleRated } from "./testing/sample-rows.js";

const codes = (over: Partial<InvoiceToCheck>) =>
  checkLines({
    invoice: sampleInvoice(),
    lines: [sampleLine()],
    rated: [sampleRated()],
    customerCurrency: "EUR",
    billedElsewhere: [],
    ...over,
  }).map((issue) => issue.code);

describe("a draft may be issued", () => {
  test("when its lines are exactly what was rated", () => {
    expect(codes({})).toEqual([]);
  });

  test("with lines that a person added", () => {
    const added = sampleLine({ kind: "one_off", ratedLineId: null, amount: "-2.50" });
    expect(codes({ lines: [sampleLine(), added] })).toEqual([]);
  });
});

describe("a draft is blocked", () => {
  test("when nothing is on it", () => {
    expect(codes({ lines: [], rated: [] })).toEqual(["no_lines"]);
  });

  test("when a rated line is missing, changed, or of another run", () => {
    expect(codes({ lines: [sampleLine({ kind: "one_off", ratedLineId: null })] })).toEqual([
      "rated_line_missing",
    ]);
    expect(codes({ lines: [sampleLine({ amount: "10.01" })] })).toEqual(["rated_line_differs"]);
    const stranger = sampleLine({ ratedLineId: "01900000-0000-7000-8000-0000000000ff" });
    expect(codes({ lines: [sampleLine(), stranger] })).toEqual(["rated_line_unknown"]);
  });

  test("when the same rated line is on it twice", () => {
    expect(codes({ lines: [sampleLine(), sampleLine()] })).toEqual(["rated_line_unknown"]);
  });

  test("when customer or price are in another currency", () => {
    expect(codes({ customerCurrency: "USD" })).toEqual(["currency_differs"]);
    expect(codes({ rated: [sampleRated({ currency: "JPY" })] })).toEqual(["currency_differs"]);
  });

  test("when an amount has more digits than the currency", () => {
    const line = sampleLine({ amount: "10.005" });
    expect(codes({ lines: [line], rated: [sampleRated({ amount: "10.005" })] })).toEqual([
      "amount_not_rounded",
    ]);
  });

  test("when its service is on another issued invoice", () => {
    expect(codes({ billedElsewhere: [{ lineId: sampleLine().id, number: "INV-000007" }] })).toEqual([
      "billed_twice",
    ]);
  });

  test("when its sums do not close, or come to less than nothing", () => {
    const sums = (over: object) => checkSums(sampleInvoice(over), [sampleLine()]).map((issue) => issue.code);
    expect(sums({})).toEqual([]);
    expect(sums({ subtotal: "10.01", total: "11.91" })).toEqual(["sum_differs"]);
    expect(sums({ total: "11.91" })).toEqual(["sum_differs"]);
    const owed = sampleLine({ amount: "-1.00", netAmount: "-1.00", taxAmount: "-0.19" });
    const negative = sampleInvoice({ subtotal: "-1.00", taxTotal: "-0.19", total: "-1.19" });
    expect(checkSums(negative, [owed]).map((issue) => issue.code)).toEqual(["negative_total"]);
  });
});
