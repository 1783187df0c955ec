export const usageTabs = ["live", "events", "quarantine", "conflicts", "meters", "send"] as const;
export type UsageTab = (typeof usageTabs)[number];
export type UsageSearch = {
  tab?: UsageTab;
  type?: string;
  customer?: string;
  /** Days of the search, `2026-01-31`. */
  from?: string;
  to?: string;
  unmatched?: true;
  code?: string;
  /** Settled ones are listed too. */
  status?: "replayed" | "discarded" | "kept_first" | "took_second";
  open?: string;
};

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;
const day = (value: unknown): string | undefined =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
const statuses = ["replayed", "discarded", "kept_first", "took_second"] as const;

/** Reads the page's address; what means nothing is left out. */
export function parseUsageSearch(search: Record<string, unknown>): UsageSearch {
  const read = {
    tab: usageTabs.find((tab) => tab === search["tab"]),
    type: text(search["type"]),
    customer: text(search["customer"]),
    from: day(search["from"]),
    to: day(search["to"]),
    unmatched: search["unmatched"] === true ? true : undefined,
    code: text(search["code"]),
    status: statuses.find((status) => status === search["status"]),
    open: text(search["open"]),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
