import { Code, Skeleton, Stack, Table, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import {
  creditNoteListOptions,
  ledgerTransactionsOptions,
  paymentAttemptListOptions,
  refundListOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import { useQuery } from "@tanstack/react-query";
import type { Invoice, LedgerTransaction } from "../../../api/generated/index.js";
import { Instant } from "../../../ui/instant.js";
import { Money } from "../../../ui/money.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";

const ABOUT: Record<string, string> = {
  invoice: "Invoice",
  credit_note: "Credit note",
  payment: "Payment",
  payment_attempt: "Payment",
  refund: "Refund",
  dispute: "Dispute",
};

/** The postings of an invoice and of all that happened to it: each transaction sums to zero. */
export function LedgerTab({ invoice }: { invoice: Invoice }): React.ReactNode {
  const references = useReferences(invoice.id);
  const found = useQueries({
    queries: references.map((reference) => ledgerTransactionsOptions({ query: { reference, limit: 100 } })),
    combine: (results) => ({
      error: results.find(({ error }) => error)?.error,
      isPending: results.some(({ isPending }) => isPending),
      transactions: results.flatMap(({ data }) => data?.data ?? []),
    }),
  });
  if (found.error) return <ProblemAlert error={found.error} />;
  if (found.isPending) return <Skeleton height={120} />;
  const transactions = found.transactions.toSorted((a, b) => a.at.localeCompare(b.at));
  if (transactions.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing is posted before the invoice is finalized.
      </Text>
    );
  return (
    <Stack gap="md">
      {transactions.map((transaction) => (
        <Posting key={transaction.id} of={transaction} timeZone={invoice.timeZone} />
      ))}
    </Stack>
  );
}

/** What may have been posted for: the invoice, its payments that came in, its refunds and credit notes. */
function useReferences(invoice: string): string[] {
  const query = { invoice, limit: 100 };
  const attempts = useQuery(paymentAttemptListOptions({ query: { ...query, status: "succeeded" } }));
  const refunds = useQuery(refundListOptions({ query }));
  const notes = useQuery(creditNoteListOptions({ query }));
  return [
    invoice,
    ...[attempts, refunds, notes].flatMap(({ data }) => data?.data.map(({ id }: { id: string }) => id) ?? []),
  ];
}

function Posting({ of, timeZone }: { of: LedgerTransaction; timeZone: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed" component="div">
        <Instant at={of.at} timeZone={timeZone} /> · {ABOUT[of.reference.type] ?? of.reference.type} ·{" "}
        <Code fz="xs">{of.key.split("/")[0]}</Code>
      </Text>
      <Table verticalSpacing={3} horizontalSpacing={0} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th fz="xs" c="dimmed">
              Account
            </Table.Th>
            <Table.Th fz="xs" c="dimmed" ta="right">
              Debit
            </Table.Th>
            <Table.Th fz="xs" c="dimmed" ta="right">
              Credit
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.entries.map(({ account, amount }, index) => {
            const isCredit = amount.startsWith("-");
            const shown = <Money amount={amount.replace("-", "")} currency={of.currency} />;
            return (
              <Table.Tr key={index}>
                <Table.Td>{account.replaceAll("_", " ")}</Table.Td>
                <Table.Td ta="right">{!isCredit && shown}</Table.Td>
                <Table.Td ta="right">{isCredit && shown}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
