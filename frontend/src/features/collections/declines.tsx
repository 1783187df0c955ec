import { Button, Stack } from "@mantine/core";
import { IconCreditCard, IconDownload } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { downloadUrl } from "../../api/client.js";
import { paymentAttemptListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { PaymentAttempt } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { Money } from "../../ui/money.js";
import { Section } from "../../ui/section.js";
import { useList } from "../../ui/use-list.js";
import { inWords } from "./in-words.js";

const columns: Column<PaymentAttempt>[] = [
  { key: "at", header: "Declined", cell: ({ createdAt }) => <Instant at={createdAt} /> },
  {
    key: "amount",
    header: "Amount",
    align: "right",
    cell: ({ amount, currency }) => <Money amount={amount} currency={currency} />,
  },
  { key: "code", header: "Reason", cell: ({ decline }) => (decline ? inWords(decline.code) : "–") },
  { key: "class", header: "Class", cell: ({ decline }) => decline?.class ?? "–" },
  { key: "number", header: "Try", align: "right", wideOnly: true, cell: ({ number }) => number },
  {
    key: "message",
    header: "What the bank said",
    wideOnly: true,
    cell: ({ decline }) => decline?.message ?? "–",
  },
];

/** Every charge that was declined, newest first. */
export function Declines(): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const query = { status: "declined" } as const;
  const list = useList(paymentAttemptListInfiniteOptions({ query: { ...query, limit: 50 } }));
  return (
    <Stack gap="sm" align="flex-start">
      <Button
        component="a"
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} aria-hidden />}
        href={downloadUrl("/v1/exports/payment-attempts.csv", query)}
        download
      >
        Export CSV
      </Button>
      <div style={{ width: "100%" }}>
        <Section flush>
          <DataTable
            label="Declined charges"
            {...list}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ invoiceId }) =>
              void navigate({ to: "/$env/invoices/$invoice", params: { env, invoice: invoiceId } })
            }
            empty={
              <EmptyState icon={IconCreditCard} title="No card was declined">
                To see one in a test environment, give a customer the card
                pm_card_declined_insufficient_funds.
              </EmptyState>
            }
          />
        </Section>
      </div>
    </Stack>
  );
}
