import { Code, Text } from "@mantine/core";
import { usageMeterIssuesInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { UsageMeterIssuesResponse } from "../../api/generated/index.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { Instant } from "../../ui/instant.js";
import { Section } from "../../ui/section.js";
import { remedyWords } from "../../ui/remedy-words.js";
import { useList } from "../../ui/use-list.js";
import type { Meter } from "./catalog-types.js";

type Issue = UsageMeterIssuesResponse["data"][number];

const columns: Column<Issue>[] = [
  { key: "event", header: "Event", cell: ({ event }) => <Code>{event}</Code> },
  {
    key: "why",
    header: "Why it does not count",
    cell: ({ problem }) => (
      <>
        <Text size="sm">{problem.cause}</Text>
        <Text size="xs" c="dimmed">
          {remedyWords(problem)}
        </Text>
      </>
    ),
  },
  { key: "at", header: "Found", wideOnly: true, cell: ({ foundAt }) => <Instant at={foundAt} /> },
];

/** Events that were there before the meter, and that it cannot count. */
export function MeterIssues({ meter }: { meter: Meter }): React.ReactNode {
  const list = useList(usageMeterIssuesInfiniteOptions({ path: { id: meter.id }, query: { limit: 20 } }));
  return (
    <Section title="Issues" flush>
      <DataTable
        label="Issues"
        {...list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <Text size="sm" c="dimmed" px="md" pb="md">
            None: every earlier event of its type could be counted.
          </Text>
        }
      />
    </Section>
  );
}
