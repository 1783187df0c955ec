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

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const text = (value: unknown): string | undefined => {
  // A router reads `?search=12` as a number.
  const written = typeof value === "number" ? String(value) : value;
  return typeof written === "string" && written.trim() ? written.trim() : undefined;
};
const day = (value: unknown): string | undefined =>
  typeof value === "string" && DAY.test(value) ? value : undefined;

/** Reads the list's address; what means nothing is left out. */
export const parseCustomersSearch = (search: Record<string, unknown>): CustomersSearch =>
  given({
    search: text(search["search"]),
    archived: (["only", "include"] as const).find((archived) => archived === search["archived"]),
    create: search["create"] === true ? (true as const) : undefined,
  });

export const parseCustomerSearch = (search: Record<string, unknown>): CustomerSearch =>
  given({
    tab: customerTabs.filter((tab) => tab !== "overview").find((tab) => tab === search["tab"]),
    edit: search["edit"] === true ? (true as const) : undefined,
    meter: text(search["meter"]),
    window: search["window"] === "hour" ? ("hour" as const) : undefined,
    from: day(search["from"]),
    to: day(search["to"]),
    groupBy: text(search["groupBy"]),
    mail: text(search["mail"]),
  });

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };
const given = <T extends object>(values: T): Given<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
