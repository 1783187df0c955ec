import { currencyCode, day, given, oneOf, text } from "../../app/page-search.js";

/** What the list shows. `overdue` and `blocked` are states that a person asks for, not states of an invoice. */
export const invoiceStates = [
  "draft",
  "blocked",
  "open",
  "overdue",
  "paid",
  "uncollectible",
  "void",
] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** The list's filters, as they stand in its address. */
export type InvoicesSearch = {
  state?: InvoiceState;
  customer?: string;
  number?: string;
  currency?: string;
  dueFrom?: string;
  dueTo?: string;
  /** Days of UTC, as the overview counts them. */
  issuedFrom?: string;
  issuedTo?: string;
  /** `due`: the earliest due date first; without it the newest. */
  sort?: "due";
};

export const invoiceTabs = ["lines", "payments", "ledger", "credit-notes", "history"] as const;
export type InvoiceTab = (typeof invoiceTabs)[number];

/** What is open on the page of one invoice: a tab, a line's explanation, the PDF. */
export type InvoiceSearch = { tab?: InvoiceTab; line?: string; view?: "pdf" };

/** Reads the list's address; what means nothing is left out. */
export function parseInvoicesSearch(search: Record<string, unknown>): InvoicesSearch {
  return given({
    state: oneOf(invoiceStates, search["state"]),
    customer: text(search["customer"]),
    number: text(search["number"]),
    currency: currencyCode(search["currency"]),
    dueFrom: day(search["dueFrom"]),
    dueTo: day(search["dueTo"]),
    issuedFrom: day(search["issuedFrom"]),
    issuedTo: day(search["issuedTo"]),
    sort: oneOf(["due"] as const, search["sort"]),
  });
}

export function parseInvoiceSearch(search: Record<string, unknown>): InvoiceSearch {
  return given({
    tab: oneOf(invoiceTabs, search["tab"]),
    line: text(search["line"]),
    view: oneOf(["pdf"] as const, search["view"]),
  });
}

export type ListQuery = {
  status?: "draft" | "open" | "paid" | "uncollectible" | "void";
  blocked?: "true";
  overdue?: "true";
  customer?: string;
  number?: string;
  currency?: string;
  dueFrom?: string;
  dueTo?: string;
  issuedFrom?: string;
  issuedTo?: string;
  sort?: "due";
};

/** The API's filters for an address. */
export function listQuery({ state, ...filters }: InvoicesSearch): ListQuery {
  if (state === undefined) return filters;
  if (state === "blocked") return { ...filters, blocked: "true" };
  return state === "overdue" ? { ...filters, overdue: "true" } : { ...filters, status: state };
}
