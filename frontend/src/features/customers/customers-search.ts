import { day, flag, given, oneOf, text } from "../../app/page-search.js";

/** The list's filters, as they stand in its address. `create` opens the form. */
export type CustomersSearch = { search?: string; archived?: "only" | "include"; create?: true };

export const customerTabs = [
  "overview",
  "usage",
  "subscriptions",
  "invoices",
  "payments",
  "methods",
  "mails",
  "notes",
  "activity",
] as const;
export type CustomerTab = (typeof customerTabs)[number];

/** What is open on the page of one customer; `meter` to `groupBy` are the usage tab's, `mail` the mails'. */
export type CustomerSearch = {
  tab?: Exclude<CustomerTab, "overview">;
  edit?: true;
  meter?: string;
  window?: "hour";
  from?: string;
  to?: string;
  groupBy?: string;
  mail?: string;
};

/** Reads the list's address; what means nothing is left out. */
export const parseCustomersSearch = (search: Record<string, unknown>): CustomersSearch =>
  given({
    search: text(search["search"]),
    archived: oneOf(["only", "include"] as const, search["archived"]),
    create: flag(search["create"]),
  });

export const parseCustomerSearch = (search: Record<string, unknown>): CustomerSearch =>
  given({
    tab: customerTabs.filter((tab) => tab !== "overview").find((tab) => tab === search["tab"]),
    edit: flag(search["edit"]),
    meter: text(search["meter"]),
    window: oneOf(["hour"] as const, search["window"]),
    from: day(search["from"]),
    to: day(search["to"]),
    groupBy: text(search["groupBy"]),
    mail: text(search["mail"]),
  });
