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

export const parseSettingsSearch = (search: Record<string, unknown>): SettingsSearch => ({
  tab: settingsTabs.find((tab) => tab === search["tab"]),
});
