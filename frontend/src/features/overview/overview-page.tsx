import { Page } from "../../ui/page.js";

export function OverviewPage(): React.ReactNode {
  return <Page title="Overview">{null}</Page>;
}
