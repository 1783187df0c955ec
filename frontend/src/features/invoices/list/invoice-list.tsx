import { Button } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { invoiceListInfiniteOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { DataTable } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { ButtonLink } from "../../../ui/links.js";
import { useList } from "../../../ui/use-list.js";
import type { ListQuery } from "../invoices-search.js";
import { invoiceColumns } from "./invoice-columns.js";
import { useYesterday } from "./use-yesterday.js";

type InvoiceListProps = { query: ListQuery; isFiltered: boolean; onClear: () => void };

/** Apart from the filters above it, which need not be drawn anew with each page of it that arrives. */
export function InvoiceList({ query, isFiltered, onClear }: InvoiceListProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const yesterday = useYesterday();
  const columns = useMemo(() => invoiceColumns(env, yesterday), [env, yesterday]);
  const list = useList(invoiceListInfiniteOptions({ query: { ...query, limit: 100 } }));
  return (
    <DataTable
      label="Invoices"
      {...list}
      columns={columns}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: "/$env/invoices/$invoice", params: { env, invoice: id } })}
      empty={
        isFiltered ? (
          <EmptyState
            icon={IconFileInvoice}
            title="No invoice matches"
            action={
              <Button variant="default" onClick={onClear}>
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
            An invoice is made when a subscription starts or a period ends. In a test environment, move the
            clock to the period's end.
          </EmptyState>
        )
      }
    />
  );
}
