import { day, flag, given, oneOf, text } from "../../app/page-search.js";

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

const statuses = ["replayed", "discarded", "kept_first", "took_second"] as const;

/** Reads the page's address; what means nothing is left out. */
export const parseUsageSearch = (search: Record<string, unknown>): UsageSearch =>
  given({
    tab: oneOf(usageTabs, search["tab"]),
    type: text(search["type"]),
    customer: text(search["customer"]),
    from: day(search["from"]),
    to: day(search["to"]),
    unmatched: flag(search["unmatched"]),
    code: text(search["code"]),
    status: oneOf(statuses, search["status"]),
    open: text(search["open"]),
  });
