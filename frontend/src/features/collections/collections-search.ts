import { currencyCode, given, oneOf, text } from "../../app/page-search.js";

export const collectionTabs = ["cases", "declines", "refunds", "disputes"] as const;
export type CollectionTab = (typeof collectionTabs)[number];
export const caseStates = ["active", "paused", "finished"] as const;
export type CaseState = (typeof caseStates)[number];

/** The page's address: tab, filters of the work list, the case whose story is open. */
export type CollectionsSearch = {
  tab?: CollectionTab;
  status?: CaseState | "any";
  declineClass?: "soft" | "hard";
  customer?: string;
  case?: string;
  /** Of the figures and of the list below them. */
  currency?: string;
};

export const parseCollectionsSearch = (search: Record<string, unknown>): CollectionsSearch =>
  given({
    tab: oneOf(collectionTabs, search["tab"]),
    status: oneOf([...caseStates, "any"] as const, search["status"]),
    declineClass: oneOf(["soft", "hard"] as const, search["declineClass"]),
    customer: text(search["customer"]),
    case: text(search["case"]),
    currency: currencyCode(search["currency"]),
  });
