import { Page } from "../../ui/page.js";

export function UsagePage(): React.ReactNode {
  return <Page title="Usage">{null}</Page>;
}
