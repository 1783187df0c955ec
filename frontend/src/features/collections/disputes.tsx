import { IconScale } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { refundListDisputesInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { Dispute } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { Money } from "../../ui/money.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useList } from "../../ui/use-list.js";
import { inWords } from "./in-words.js";
import { useInvoicesById } from "./use-invoices-by-id.js";
import { whoseColumns } from "./whose-columns.js";

const columns: Column<Dispute>[] = [
  { key: "opened", header: "Opened", wideOnly: true, cell: ({ openedAt }) => <Instant at={openedAt} /> },
  {
    key: "amount",
    header: "Amount",
    align: "right",
    cell: ({ amount, currency }) => <Money amount={amount} currency={currency} />,
  },
  { key: "state", header: "State", cell: ({ status }) => <StatusBadge status={status} /> },
  { key: "reason", header: "Reason", cell: ({ reason }) => inWords(reason) },
  {
    key: "closed",
    header: "Closed",
    wideOnly: true,
    cell: ({ closedAt }) => (closedAt ? <Instant at={closedAt} /> : "–"),
  },
];

/** Charges that a customer disputes with their bank. */
export function Disputes(): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const list = useList(refundListDisputesInfiniteOptions({ query: { limit: 50 } }));
  const invoices = useInvoicesById((list.rows ?? []).map(({ invoiceId }) => invoiceId));
  return (
    <Section flush>
      <DataTable
        label="Disputes"
        {...list}
        columns={[...whoseColumns(env, invoices), ...columns]}
        rowKey={({ id }) => id}
        onOpen={({ invoiceId }) =>
          void navigate({ to: "/$env/invoices/$invoice", params: { env, invoice: invoiceId } })
        }
        empty={
          <EmptyState icon={IconScale} title="No disputes">
            When a customer disputes a charge with their bank, it stands here until it is won or lost.
          </EmptyState>
        }
      />
    </Section>
  );
}
