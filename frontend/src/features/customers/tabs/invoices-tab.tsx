import { IconFileInvoice } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { invoiceListInfiniteOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { DataTable } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { AnchorLink } from "../../../ui/links.js";
import { Section } from "../../../ui/section.js";
import { useList } from "../../../ui/use-list.js";
import { invoiceColumns } from "../../invoices/list/invoice-columns.js";
import { useYesterday } from "../../invoices/list/use-yesterday.js";
import type { Customer } from "../customer.js";

/** The customer's invoices, drafts included. */
export function InvoicesTab({ customer }: { customer: Customer }): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const yesterday = useYesterday();
  const list = useList(invoiceListInfiniteOptions({ query: { customer: customer.id, limit: 100 } }));
  return (
    <Section
      flush
      title="Invoices"
      aside={
        <AnchorLink to="/$env/invoices" params={{ env }} search={{ customer: customer.id }} size="sm">
          Filter
        </AnchorLink>
      }
    >
      <DataTable
        label="Invoices"
        {...list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: "/$env/invoices/$invoice", params: { env, invoice: id } })}
        columns={invoiceColumns(env, yesterday).filter(({ key }) => key !== "customer")}
        empty={
          <EmptyState icon={IconFileInvoice} title="No invoices">
            The first is made when a subscription starts, or at the end of its first period.
          </EmptyState>
        }
      />
    </Section>
  );
}
