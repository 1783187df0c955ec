import { Page } from "../../ui/page.js";

export function CustomersPage(): React.ReactNode {
  return <Page title="Customers">{null}</Page>;
}
