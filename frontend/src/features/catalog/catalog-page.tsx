import { Page } from "../../ui/page.js";

export function CatalogPage(): React.ReactNode {
  return <Page title="Catalog">{null}</Page>;
}
