export const developerTabs = ["keys", "requests", "events", "snippets"] as const;
export type DeveloperTab = (typeof developerTabs)[number];
export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export const outcomes = ["2xx", "4xx", "5xx"] as const;

/** The page's address: tab, the request log's filters, the request that is open. */
export type DevelopersSearch = {
  tab?: DeveloperTab;
  method?: (typeof methods)[number];
  status?: (typeof outcomes)[number];
  path?: string;
  request?: string;
};

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() ? value.trim() : undefined;

export const parseDevelopersSearch = (search: Record<string, unknown>): DevelopersSearch => ({
  tab: developerTabs.find((tab) => tab === search["tab"]),
  method: methods.find((method) => method === search["method"]),
  status: outcomes.find((outcome) => outcome === search["status"]),
  path: text(search["path"]),
  request: text(search["request"]),
});
