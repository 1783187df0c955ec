import { Box, Text } from "@mantine/core";
import type { InvoiceSummary } from "../../../api/generated/index.js";
import type { Column } from "../../../ui/data-table.js";
import { AnchorLink } from "../../../ui/links.js";
import { Money } from "../../../ui/money.js";
import { InvoiceBadge } from "../invoice-badge.js";
import { printedDay, printedPeriod } from "../../../ui/printed-day.js";

/** The columns of a list of invoices. `yesterday` is the last day whose due invoices are overdue. */
export function invoiceColumns(env: string, yesterday: string | null): readonly Column<InvoiceSummary>[] {
  return [
    {
      key: "number",
      header: "Invoice",
      cell: (invoice) => (
        <>
          <AnchorLink
            to="/$env/invoices/$invoice"
            params={{ env, invoice: invoice.id }}
            size="sm"
            fw={500}
            className="number"
          >
            {invoice.number ?? "Draft"}
          </AnchorLink>
          <Box hiddenFrom="sm">
            <InvoiceBadge invoice={invoice} yesterday={yesterday} />
          </Box>
        </>
      ),
    },
    {
      key: "customer",
      header: "Customer",
      clamped: true,
      cell: ({ customer, customerName }) => (
        <AnchorLink to="/$env/customers/$customer" params={{ env, customer }} size="sm" c="inherit">
          {customerName}
        </AnchorLink>
      ),
    },
    {
      key: "state",
      header: "State",
      wideOnly: true,
      cell: (invoice) => <InvoiceBadge invoice={invoice} yesterday={yesterday} />,
    },
    {
      key: "period",
      header: "Period",
      wideOnly: true,
      cell: ({ period }) =>
        period && (
          <Text span size="sm" c="dimmed" className="number">
            {printedPeriod(period)}
          </Text>
        ),
    },
    {
      key: "due",
      header: "Due",
      wideOnly: true,
      cell: ({ dueDate }) => <span className="number">{dueDate === null ? "–" : printedDay(dueDate)}</span>,
    },
    {
      key: "total",
      header: "Total",
      align: "right",
      cell: ({ total, currency }) => <Money amount={total} currency={currency} fw={500} />,
    },
    {
      key: "amountDue",
      header: "Still due",
      align: "right",
      wideOnly: true,
      cell: ({ amountDue, currency, status }) =>
        /[1-9]/.test(amountDue) && status !== "draft" ? (
          <Money amount={amountDue} currency={currency} />
        ) : (
          <Text span c="dimmed" size="sm">
            –
          </Text>
        ),
    },
  ];
}
