import { Page } from "../../ui/page.js";

export function InvoicesPage(): React.ReactNode {
  return <Page title="Invoices">{null}</Page>;
}
