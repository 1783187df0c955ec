import { Page } from "../../ui/page.js";

export function CustomerPage(): React.ReactNode {
  return <Page title="Customer">{null}</Page>;
}
