import { given, oneOf } from "../../app/page-search.js";

export const settingsTabs = [
  "organisation",
  "members",
  "account",
  "invoicing",
  "branding",
  "tax",
  "environments",
] as const;
export type SettingsTab = (typeof settingsTabs)[number];
export type SettingsSearch = { tab?: SettingsTab };

export const parseSettingsSearch = (search: Record<string, unknown>): SettingsSearch =>
  given({ tab: oneOf(settingsTabs, search["tab"]) });
