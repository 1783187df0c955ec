import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { auditListInfiniteOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { Invoice } from "../../../api/generated/index.js";
import { actorWords } from "../../../ui/actor-words.js";
import { Instant } from "../../../ui/instant.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { useList } from "../../../ui/use-list.js";
import { RowList } from "./row-list.js";

/** The states that it went through, and who did what to it by hand. */
export function HistoryTab({ invoice }: { invoice: Invoice }): React.ReactNode {
  const list = useList(
    auditListInfiniteOptions({ query: { subjectType: "invoice", subjectId: invoice.id, limit: 50 } }),
  );
  return (
    <Stack gap="lg">
      <RowList rows={statesOf(invoice)} rowKey={([label]) => label}>
        {([label, at]) => (
          <Text size="sm" component="div">
            {label}
            <Text size="xs" c="dimmed" component="div">
              <Instant at={at} timeZone={invoice.timeZone} />
            </Text>
          </Text>
        )}
      </RowList>
      {list.error && !list.rows ? (
        <ProblemAlert error={list.error} onRetry={list.onRetry} />
      ) : !list.rows ? (
        <Skeleton height={60} />
      ) : (
        list.rows.length > 0 && (
          <section aria-label="By whom">
            <Text size="xs" c="dimmed" mb={6}>
              By hand, in real time
            </Text>
            <RowList rows={list.rows} rowKey={({ id }) => id}>
              {(entry) => (
                <>
                  <Text size="sm">{entry.action.replaceAll(/[._]/g, " ")}</Text>
                  <Text size="xs" c="dimmed" component="div">
                    <Instant at={entry.recordedAt} /> · {actorWords(entry.actor)}
                  </Text>
                  <Detail of={entry.detail} />
                </>
              )}
            </RowList>
          </section>
        )
      )}
      {list.hasMore && (
        <Button variant="default" size="xs" loading={list.isLoadingMore} onClick={list.onMore}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

function Detail({ of }: { of: Record<string, unknown> }) {
  const told = Object.entries(of).filter(([, value]) => typeof value === "string");
  if (told.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
      {told.map(([name, value]) => `${name}: ${String(value)}`).join(" · ")}
    </Text>
  );
}

/** The states of an invoice with their instants, in business time. */
function statesOf(invoice: Invoice): [string, string][] {
  const all: [string, string | null][] = [
    ["Drafted", invoice.createdAt],
    ["Approved", invoice.approvedAt],
    [`Finalized${invoice.number ? ` as ${invoice.number}` : ""}`, invoice.finalizedAt],
    ["Given up as uncollectible", invoice.uncollectibleAt],
    ["Paid", invoice.paidAt],
    [`Voided: ${invoice.voidReason ?? ""}`, invoice.voidedAt],
  ];
  return all.flatMap(([label, at]) => (at === null ? [] : [[label, at] as [string, string]]));
}
