import { Page } from "../../ui/page.js";

export function CollectionsPage(): React.ReactNode {
  return <Page title="Collections">{null}</Page>;
}
