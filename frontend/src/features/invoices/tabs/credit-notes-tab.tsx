import { Anchor, Group, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { downloadUrl } from "../../../api/client.js";
import { creditNoteListOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { Invoice } from "../../../api/generated/index.js";
import { Money } from "../../../ui/money.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { printedDay } from "../../../ui/printed-day.js";
import { RowList } from "./row-list.js";

/** The credit notes that lower an invoice, with their documents. */
export function CreditNotesTab({ invoice }: { invoice: Invoice }): React.ReactNode {
  const { data, error, refetch } = useQuery(
    creditNoteListOptions({ query: { invoice: invoice.id, limit: 100 } }),
  );
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={80} />;
  if (data.data.length === 0)
    return (
      <Text size="sm" c="dimmed">
        There are none. A credit note lowers what is due of an issued invoice; a refund issues its own.
      </Text>
    );
  return (
    <RowList rows={data.data} rowKey={({ id }) => id}>
      {(note) => (
        <>
          <Group justify="space-between" wrap="nowrap">
            <Anchor
              href={downloadUrl(`/v1/credit-notes/${note.id}/pdf`)}
              target="_blank"
              size="sm"
              fw={500}
              className="number"
            >
              {note.number}
            </Anchor>
            <Money amount={`-${note.total}`} currency={note.currency} size="sm" fw={500} />
          </Group>
          <Text size="xs" c="dimmed" component="div">
            {printedDay(note.issueDate)} · {note.reason}
          </Text>
          <Text size="xs" c="dimmed" component="div">
            <Money amount={note.appliedAmount} currency={note.currency} /> off the amount due ·{" "}
            <Money amount={note.refundableAmount} currency={note.currency} /> given back
          </Text>
        </>
      )}
    </RowList>
  );
}
