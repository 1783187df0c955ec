import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { analyticsCollectionsOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { CurrencySelect } from "../../ui/currency-select.js";
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
  const { currency } = search;
  const figures = useQuery({
    ...analyticsCollectionsOptions({ query: currency ? { currency } : {} }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  return (
    <Page
      title="Collections"
      subtitle="Invoices that were not paid at once, and what is done about them."
      actions={
        <CurrencySelect
          currencies={figures.data?.currencies}
          value={figures.data?.currency}
          onChange={(chosen) => change({ currency: chosen })}
        />
      }
    >
      <CollectionFigures figures={figures} />
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
