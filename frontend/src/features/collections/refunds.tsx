import { Button, Group } from "@mantine/core";
import { IconReceiptRefund } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { refundListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { refundApprove, refundReject, type Refund } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { useCan } from "../../session/session.js";
import { Confirm } from "../../ui/confirm.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { formatAmount } from "../../ui/format.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { Money } from "../../ui/money.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { toastDone } from "../../ui/toasts.js";
import { useList } from "../../ui/use-list.js";
import { useInvoicesById } from "./use-invoices-by-id.js";
import { whoseColumns } from "./whose-columns.js";

type Decision = { refund: Refund; verb: "Approve" | "Reject" };

const columns: Column<Refund>[] = [
  { key: "at", header: "Asked for", wideOnly: true, cell: ({ createdAt }) => <Instant at={createdAt} /> },
  {
    key: "amount",
    header: "Amount",
    align: "right",
    cell: ({ amount, currency }) => <Money amount={amount} currency={currency} />,
  },
  { key: "state", header: "State", cell: ({ status }) => <StatusBadge status={status} /> },
  { key: "reason", header: "Reason", wideOnly: true, cell: ({ reason }) => reason },
  { key: "failure", header: "Why it failed", wideOnly: true, cell: ({ failure }) => failure?.message ?? "–" },
];

/** Money on its way back to customers; above the limit a second person decides. */
export function Refunds(): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const canDecide = useCan("payments:write");
  const [decision, setDecision] = useState<Decision | null>(null);
  const list = useList(refundListInfiniteOptions({ query: { limit: 50 } }), { refetchInterval: 3_000 });
  const invoices = useInvoicesById((list.rows ?? []).map(({ invoiceId }) => invoiceId));
  const decide: Column<Refund> = {
    key: "decide",
    header: "",
    align: "right",
    cell: (refund) =>
      refund.status === "requested" && (
        <Group gap={6} justify="flex-end" wrap="nowrap">
          <Button size="compact-xs" onClick={() => setDecision({ refund, verb: "Approve" })}>
            Approve
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setDecision({ refund, verb: "Reject" })}>
            Reject
          </Button>
        </Group>
      ),
  };
  return (
    <>
      <Section flush>
        <DataTable
          label="Refunds"
          {...list}
          columns={[...whoseColumns(env, invoices), ...columns, ...(canDecide ? [decide] : [])]}
          rowKey={({ id }) => id}
          onOpen={({ invoiceId }) =>
            void navigate({ to: "/$env/invoices/$invoice", params: { env, invoice: invoiceId } })
          }
          empty={
            <EmptyState icon={IconReceiptRefund} title="No refunds">
              A refund is asked for on the page of the invoice that it pays back.
            </EmptyState>
          }
        />
      </Section>
      {decision && (
        <Confirm
          opened
          onClose={() => setDecision(null)}
          title={`${decision.verb} the refund of ${invoices.get(decision.refund.invoiceId)?.number ?? "this invoice"}?`}
          verb={`${decision.verb} ${formatAmount(decision.refund.amount, decision.refund.currency)}`}
          harmful={decision.verb === "Approve"}
          onConfirm={async () => {
            const call = decision.verb === "Approve" ? refundApprove : refundReject;
            await call({ path: { id: decision.refund.id }, throwOnError: true });
            await cache.invalidateQueries();
            const { invoiceId, amount, currency } = decision.refund;
            toastDone(
              `Refund of ${formatAmount(amount, currency)} ${decision.verb === "Approve" ? "approved" : "rejected"}`,
              <AnchorLink to="/$env/invoices/$invoice" params={{ env, invoice: invoiceId }} size="sm">
                Its invoice
              </AnchorLink>,
            );
          }}
        >
          {decision.verb === "Approve"
            ? `The amount goes back to ${invoices.get(decision.refund.invoiceId)?.customerName ?? "the customer"} and a credit note is issued. This cannot be taken back.`
            : "Nothing is paid back. Whoever asked can ask again."}
        </Confirm>
      )}
    </>
  );
}
