import { Button, Stack } from "@mantine/core";
import { IconDownload, IconFileInvoice } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { downloadUrl } from "../../api/client.js";
import { invoiceListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { ButtonLink } from "../../ui/links.js";
import { Page } from "../../ui/page.js";
import { Section } from "../../ui/section.js";
import { useList } from "../../ui/use-list.js";
import { listQuery } from "./invoices-search.js";
import { invoiceColumns } from "./list/invoice-columns.js";
import { InvoiceFilters } from "./list/invoice-filters.js";
import { useYesterday } from "./list/use-yesterday.js";

export function InvoicesPage(): React.ReactNode {
  const { id: env } = useEnvironment();
  const search = useSearch({ from: "/authenticated/$env/invoices" });
  const navigate = useNavigate({ from: "/$env/invoices" });
  const yesterday = useYesterday();
  const query = listQuery(search);
  const list = useList(invoiceListInfiniteOptions({ query: { ...query, limit: 100 } }));
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
              search: (old) =>
                Object.fromEntries(
                  Object.entries({ ...old, ...change }).filter(([, value]) => value !== undefined),
                ),
            })
          }
        />
        <Section flush>
          <DataTable
            label="Invoices"
            {...list}
            columns={invoiceColumns(env, yesterday)}
            rowKey={({ id }) => id}
            onOpen={({ id }) =>
              void navigate({ to: "/$env/invoices/$invoice", params: { env, invoice: id } })
            }
            empty={
              Object.keys(search).length > 0 ? (
                <EmptyState
                  icon={IconFileInvoice}
                  title="No invoice matches"
                  action={
                    <Button variant="default" onClick={clear}>
                      Clear filters
                    </Button>
                  }
                >
                  None of this environment's invoices fits all of these filters.
                </EmptyState>
              ) : (
                <EmptyState
                  icon={IconFileInvoice}
                  title="No invoices yet"
                  action={
                    <ButtonLink to="/$env/subscriptions" params={{ env }} search={{ create: true }}>
                      Put a customer on a plan
                    </ButtonLink>
                  }
                >
                  An invoice is made when a subscription starts or a period ends. In a test environment, move
                  the clock to the period's end.
                </EmptyState>
              )
            }
          />
        </Section>
      </Stack>
    </Page>
  );
}
