import { Page } from "../../ui/page.js";

export function InvoicePage(): React.ReactNode {
  return <Page title="Invoice">{null}</Page>;
}
