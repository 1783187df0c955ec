import { Page } from "../../ui/page.js";
import { UrlTabs } from "../../ui/url-tabs.js";
import { CaseDrawer } from "./cases/case-drawer.js";
import { Cases } from "./cases/cases.js";
import { CollectionFigures } from "./collection-figures.js";
import { Declines } from "./declines.js";
import { Disputes } from "./disputes.js";
import { Refunds } from "./refunds.js";
import { useCollectionsSearch } from "./use-collections-search.js";

/** What finance works through: payments that failed, what was paid back, what is disputed. */
export function CollectionsPage(): React.ReactNode {
  const [search, change] = useCollectionsSearch();
  return (
    <Page title="Collections" subtitle="Invoices that were not paid at once, and what is done about them.">
      <CollectionFigures />
      <UrlTabs
        value={search.tab ?? "cases"}
        onChange={(tab) => change({ tab })}
        tabs={[
          { name: "cases", label: "Work list", content: <Cases /> },
          { name: "declines", label: "Declines", content: <Declines /> },
          { name: "refunds", label: "Refunds", content: <Refunds /> },
          { name: "disputes", label: "Disputes", content: <Disputes /> },
        ]}
      />
      <CaseDrawer id={search.case} onClose={() => change({ case: undefined })} />
    </Page>
  );
}
