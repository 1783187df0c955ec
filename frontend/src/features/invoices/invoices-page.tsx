import { Button, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { downloadUrl } from "../../api/client.js";
import { given } from "../../app/page-search.js";
import { Page } from "../../ui/page.js";
import { Section } from "../../ui/section.js";
import { listQuery } from "./invoices-search.js";
import { BlockedRuns } from "./list/blocked-runs.js";
import { InvoiceFilters } from "./list/invoice-filters.js";
import { InvoiceList } from "./list/invoice-list.js";

export function InvoicesPage(): React.ReactNode {
  const search = given(useSearch({ from: "/authenticated/$env/invoices" }));
  const navigate = useNavigate({ from: "/$env/invoices" });
  const query = listQuery(search);
  const clear = () => void navigate({ search: {} });
  return (
    <Page
      title="Invoices"
      actions={
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          href={downloadUrl("/v1/exports/invoices.csv", query)}
          download
        >
          Export CSV
        </Button>
      }
    >
      <Stack gap="sm">
        <InvoiceFilters
          search={search}
          onClear={clear}
          onChange={(change) =>
            void navigate({
              replace: true,
              search: (old) => given({ ...old, ...change }),
            })
          }
        />
        {search.state === "blocked" && <BlockedRuns />}
        <Section flush>
          <InvoiceList query={query} isFiltered={Object.keys(search).length > 0} onClear={clear} />
        </Section>
      </Stack>
    </Page>
  );
}
