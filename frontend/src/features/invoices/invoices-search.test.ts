import { describe, expect, test } from "@jest/globals";
import { listQuery, parseInvoiceSearch, parseInvoicesSearch } from "./invoices-search.js";

describe("the address of the list of invoices", () => {
  test("keeps what means something and leaves out the rest", () => {
    expect(
      parseInvoicesSearch({
        state: "overdue",
        customer: " cus_1 ",
        number: 12,
        dueFrom: "2026-02-01",
        dueTo: "soon",
        issuedFrom: "2026-03-01",
        issuedTo: "2026-03-01",
        sort: "due",
        other: "x",
      }),
    ).toEqual({
      state: "overdue",
      customer: "cus_1",
      number: "12",
      dueFrom: "2026-02-01",
      issuedFrom: "2026-03-01",
      issuedTo: "2026-03-01",
      sort: "due",
    });
    expect(parseInvoicesSearch({ state: "lost", customer: " ", sort: "oldest" })).toEqual({});
  });

  test("asks the API for states that are none of an invoice's own", () => {
    expect(listQuery({ state: "overdue", customer: "cus_1" })).toEqual({
      overdue: "true",
      customer: "cus_1",
    });
    expect(listQuery({ state: "blocked" })).toEqual({ blocked: "true" });
    expect(listQuery({ state: "paid" })).toEqual({ status: "paid" });
    expect(listQuery({ number: "7" })).toEqual({ number: "7" });
  });
});

describe("the address of one invoice", () => {
  test("names a tab, a line and whether the PDF is shown", () => {
    expect(parseInvoiceSearch({ tab: "ledger", line: "ivl_1", view: "pdf" })).toEqual({
      tab: "ledger",
      line: "ivl_1",
      view: "pdf",
    });
    expect(parseInvoiceSearch({ tab: "secrets", view: "html" })).toEqual({});
  });
});
