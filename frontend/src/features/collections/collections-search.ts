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
};

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((one) => one === value);
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() ? value.trim() : undefined;

export const parseCollectionsSearch = (search: Record<string, unknown>): CollectionsSearch => ({
  tab: oneOf(collectionTabs, search["tab"]),
  status: oneOf([...caseStates, "any"], search["status"]),
  declineClass: oneOf(["soft", "hard"], search["declineClass"]),
  customer: text(search["customer"]),
  case: text(search["case"]),
});
