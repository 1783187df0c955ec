import { given, oneOf, text } from "../../app/page-search.js";

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

export const parseDevelopersSearch = (search: Record<string, unknown>): DevelopersSearch =>
  given({
    tab: oneOf(developerTabs, search["tab"]),
    method: oneOf(methods, search["method"]),
    status: oneOf(outcomes, search["status"]),
    path: text(search["path"]),
    request: text(search["request"]),
  });
