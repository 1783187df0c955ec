import { Button, Stack } from "@mantine/core";
import { IconDownload, IconPlus, IconUsers } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { downloadUrl } from "../../api/client.js";
import { analyticsCustomersInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { given } from "../../app/page-search.js";
import { useEnvironment } from "../../session/environments.js";
import { useCan } from "../../session/session.js";
import { DataTable } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Page } from "../../ui/page.js";
import { Section } from "../../ui/section.js";
import { useList } from "../../ui/use-list.js";
import type { CustomersSearch } from "./customers-search.js";
import { CreateCustomer } from "./form/create-customer.js";
import { customerColumns } from "./list/customer-columns.js";
import { CustomerFilters } from "./list/customer-filters.js";

export function CustomersPage(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { create = false, ...filters } = given(useSearch({ from: "/authenticated/$env/customers" }));
  const navigate = useNavigate({ from: "/$env/customers" });
  const mayWrite = useCan("customers:write");
  const list = useList(analyticsCustomersInfiniteOptions({ query: { ...filters, limit: 100 } }));
  const setSearch = (change: CustomersSearch): void =>
    void navigate({ replace: true, search: (old) => given({ ...old, ...change }) });
  const openForm = (): void => setSearch({ create: true });
  return (
    <Page
      title="Customers"
      actions={
        <>
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            href={downloadUrl("/v1/exports/customers.csv", filters)}
            download
          >
            Export CSV
          </Button>
          {mayWrite && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={openForm}>
              Create customer
            </Button>
          )}
        </>
      }
    >
      <Stack gap="sm">
        <CustomerFilters
          search={filters}
          onChange={setSearch}
          onClear={() => void navigate({ search: {} })}
        />
        <Section flush>
          <DataTable
            label="Customers"
            {...list}
            columns={customerColumns(env)}
            rowKey={({ id }) => id}
            onOpen={({ id }) =>
              void navigate({ to: "/$env/customers/$customer", params: { env, customer: id } })
            }
            empty={
              Object.keys(filters).length > 0 ? (
                <EmptyState
                  icon={IconUsers}
                  title="No customer matches"
                  action={
                    <Button variant="default" onClick={() => void navigate({ search: {} })}>
                      Clear filters
                    </Button>
                  }
                >
                  None has that in its name, email or external id.
                </EmptyState>
              ) : (
                <EmptyState
                  icon={IconUsers}
                  title="No customers yet"
                  action={mayWrite && <Button onClick={openForm}>Create customer</Button>}
                >
                  A customer has a currency, a time zone and a way to pay. Put it on a plan, and its usage is
                  billed.
                </EmptyState>
              )
            }
          />
        </Section>
      </Stack>
      {create && (
        <CreateCustomer
          onClose={() => setSearch({ create: undefined })}
          onCreated={({ id }) =>
            void navigate({ to: "/$env/customers/$customer", params: { env, customer: id } })
          }
        />
      )}
    </Page>
  );
}
