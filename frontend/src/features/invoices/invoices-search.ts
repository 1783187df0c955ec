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

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() ? value.trim() : undefined;
const day = (value: unknown): string | undefined =>
  typeof value === "string" && DAY.test(value) ? value : undefined;

/** Reads the list's address; what means nothing is left out. */
export function parseInvoicesSearch(search: Record<string, unknown>): InvoicesSearch {
  return compact({
    state: invoiceStates.find((state) => state === search["state"]),
    customer: text(search["customer"]),
    // A router reads `?number=12` as a number.
    number: text(typeof search["number"] === "number" ? String(search["number"]) : search["number"]),
    dueFrom: day(search["dueFrom"]),
    dueTo: day(search["dueTo"]),
    issuedFrom: day(search["issuedFrom"]),
    issuedTo: day(search["issuedTo"]),
    sort: search["sort"] === "due" ? ("due" as const) : undefined,
  });
}

export function parseInvoiceSearch(search: Record<string, unknown>): InvoiceSearch {
  return compact({
    tab: invoiceTabs.find((tab) => tab === search["tab"]),
    line: text(search["line"]),
    view: search["view"] === "pdf" ? ("pdf" as const) : undefined,
  });
}

type Compact<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };
const compact = <T extends object>(values: T): Compact<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Compact<T>;

export type ListQuery = {
  status?: "draft" | "open" | "paid" | "uncollectible" | "void";
  blocked?: "true";
  overdue?: "true";
  customer?: string;
  number?: string;
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
