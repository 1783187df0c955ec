import { Page } from "../../ui/page.js";

export function DevelopersPage(): React.ReactNode {
  return <Page title="Developers">{null}</Page>;
}
