import { Alert, Anchor, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  collectionCaseListOptions,
  paymentAttemptListOptions,
  refundListOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { Invoice, PaymentAttempt, Refund } from "../../../api/generated/index.js";
import { Instant } from "../../../ui/instant.js";
import { Money } from "../../../ui/money.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { CollectionNote } from "./collection-note.js";
import { RowList } from "./row-list.js";

const TRIGGERS: Record<PaymentAttempt["trigger"], string> = {
  billing_run: "charged as it was issued",
  collection: "retried by the collection flow",
  manual: "charged by hand",
  new_method: "tried with a new card",
  bank_transfer: "recorded as a bank transfer",
};

/** Every attempt to be paid, what was given back, and where collection stands. */
export function PaymentsTab({ invoice }: { invoice: Invoice }): React.ReactNode {
  const query = { invoice: invoice.id, limit: 100 };
  const live = { refetchInterval: invoice.status === "open" ? 2_000 : (false as const) };
  const attempts = useQuery({ ...paymentAttemptListOptions({ query }), ...live });
  const refunds = useQuery(refundListOptions({ query }));
  const cases = useQuery({ ...collectionCaseListOptions({ query }), ...live });
  if (attempts.error) return <ProblemAlert error={attempts.error} onRetry={() => void attempts.refetch()} />;
  if (!attempts.data) return <Skeleton height={120} />;
  const [collection] = cases.data?.data ?? [];
  return (
    <Stack gap="md">
      {collection && <CollectionNote of={collection} timeZone={invoice.timeZone} />}
      {attempts.data.data.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing was charged or paid yet.
        </Text>
      ) : (
        <RowList rows={attempts.data.data} rowKey={({ id }) => id}>
          {(attempt) => <Attempt attempt={attempt} timeZone={invoice.timeZone} />}
        </RowList>
      )}
      {refunds.data && refunds.data.data.length > 0 && (
        <div>
          <Title order={3} mb={6}>
            Refunds
          </Title>
          <RowList rows={refunds.data.data} rowKey={({ id }) => id}>
            {(refund) => <RefundRow refund={refund} timeZone={invoice.timeZone} />}
          </RowList>
        </div>
      )}
    </Stack>
  );
}

function Attempt({ attempt, timeZone }: { attempt: PaymentAttempt; timeZone: string }) {
  const { number, amount, currency, status, decline, createdAt, trigger, actionUrl, memo } = attempt;
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <Group gap={6}>
          <Text size="sm" fw={500}>
            Attempt {number}
          </Text>
          <StatusBadge status={status} />
        </Group>
        <Money amount={amount} currency={currency} size="sm" />
      </Group>
      <Text size="xs" c="dimmed" component="div">
        <Instant at={createdAt} timeZone={timeZone} /> · {TRIGGERS[trigger]}
        {memo && ` · ${memo}`}
      </Text>
      {decline && (
        <Alert color={decline.class === "hard" ? "red" : "orange"} mt={4} p="xs">
          <Text size="xs">
            {decline.message} ({decline.code.replaceAll("_", " ")}, {decline.class} decline)
          </Text>
        </Alert>
      )}
      {status === "requires_action" && actionUrl && (
        <Anchor href={actionUrl} size="xs" target="_blank" rel="noreferrer">
          Where the customer confirms it
        </Anchor>
      )}
    </>
  );
}

function RefundRow({ refund, timeZone }: { refund: Refund; timeZone: string }) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <StatusBadge
          status={refund.status}
          {...(refund.status === "requested" ? { label: "waits for a second person" } : {})}
        />
        <Money amount={refund.amount} currency={refund.currency} size="sm" />
      </Group>
      <Text size="xs" c="dimmed" component="div">
        <Instant at={refund.createdAt} timeZone={timeZone} /> · {refund.reason}
      </Text>
      {refund.failure && (
        <Text size="xs" c="red">
          {refund.failure.message}
        </Text>
      )}
    </>
  );
}
