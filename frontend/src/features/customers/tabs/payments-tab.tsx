import { Stack, Text } from "@mantine/core";
import { IconCreditCard } from "@tabler/icons-react";
import {
  paymentAttemptListInfiniteOptions,
  refundListInfiniteOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { DataTable } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { Money } from "../../../ui/money.js";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { useList } from "../../../ui/use-list.js";
import type { Customer } from "../customer.js";

/** Every attempt to be paid, and what was given back. */
export function PaymentsTab({ customer }: { customer: Customer }): React.ReactNode {
  const query = { customer: customer.id, limit: 100 };
  const attempts = useList(paymentAttemptListInfiniteOptions({ query }), { refetchInterval: 5_000 });
  const refunds = useList(refundListInfiniteOptions({ query }));
  return (
    <Stack gap="md">
      <Section flush title="Attempts">
        <DataTable
          label="Payment attempts"
          {...attempts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "at",
              header: "When",
              cell: ({ createdAt, invoiceId }) => (
                <InvoiceLink invoice={invoiceId}>
                  <Instant at={createdAt} timeZone={customer.timeZone} />
                </InvoiceLink>
              ),
            },
            { key: "status", header: "State", cell: ({ status }) => <StatusBadge status={status} /> },
            {
              key: "decline",
              header: "Why",
              wideOnly: true,
              cell: ({ decline, memo }) => (
                <Text span size="sm" c="dimmed">
                  {decline ? `${decline.message} (${decline.class})` : (memo ?? "–")}
                </Text>
              ),
            },
            {
              key: "kind",
              header: "By",
              wideOnly: true,
              cell: ({ kind }) => (kind === "card" ? "Card" : "Bank transfer"),
            },
            {
              key: "amount",
              header: "Amount",
              align: "right",
              cell: ({ amount, currency }) => <Money amount={amount} currency={currency} fw={500} />,
            },
          ]}
          empty={
            <EmptyState icon={IconCreditCard} title="Nothing was charged yet">
              A card is charged when an invoice is finalized; a bank transfer is recorded on the invoice.
            </EmptyState>
          }
        />
      </Section>
      {(refunds.rows?.length ?? 0) > 0 && (
        <Section flush title="Refunds">
          <DataTable
            label="Refunds"
            {...refunds}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "at",
                header: "When",
                cell: ({ createdAt, invoiceId }) => (
                  <InvoiceLink invoice={invoiceId}>
                    <Instant at={createdAt} timeZone={customer.timeZone} />
                  </InvoiceLink>
                ),
              },
              { key: "status", header: "State", cell: ({ status }) => <StatusBadge status={status} /> },
              { key: "reason", header: "Reason", wideOnly: true, cell: ({ reason }) => reason },
              {
                key: "amount",
                header: "Amount",
                align: "right",
                cell: ({ amount, currency }) => <Money amount={amount} currency={currency} fw={500} />,
              },
            ]}
            empty={null}
          />
        </Section>
      )}
    </Stack>
  );
}

function InvoiceLink({ invoice, children }: { invoice: string; children: React.ReactNode }): React.ReactNode {
  const { id: env } = useEnvironment();
  return (
    <AnchorLink to="/$env/invoices/$invoice" params={{ env, invoice }} search={{ tab: "payments" }} size="sm">
      {children}
    </AnchorLink>
  );
}
