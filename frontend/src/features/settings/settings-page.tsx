import { Page } from "../../ui/page.js";

export function SettingsPage(): React.ReactNode {
  return <Page title="Settings">{null}</Page>;
}
