import { Button, Code, Group, SegmentedControl, Text, VisuallyHidden } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { exactly } from "../../api/exactly.js";
import { conflictListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useCan } from "../../session/session.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useList } from "../../ui/use-list.js";
import { useChangeSearch } from "./event-filters.js";
import type { Conflict } from "./kept-aside.js";
import { differingFields } from "./payload-difference.js";
import { SettleConflict } from "./settle-conflict.js";

/** Ids that were used twice with different payloads: a person says which one is right. */
export function ConflictsTab(): React.ReactNode {
  const search = useSearch({ from: "/authenticated/$env/usage" });
  const canWrite = useCan("events:write");
  const change = useChangeSearch();
  const status = search.status === "kept_first" || search.status === "took_second" ? search.status : "open";
  const list = useList(exactly(conflictListInfiniteOptions({ query: { limit: 50, status } })));
  const columns: Column<Conflict>[] = [
    { key: "at", header: "Received", cell: ({ receivedAt }) => <Instant at={receivedAt} /> },
    { key: "event", header: "Event", cell: ({ event }) => <Code>{event}</Code> },
    {
      key: "differs",
      header: "Differs in",
      wideOnly: true,
      cell: (row) => <Text size="sm">{differingFields(row.first, row.second).join(", ") || "–"}</Text>,
    },
    { key: "status", header: "State", wideOnly: true, cell: (row) => <StatusBadge status={row.status} /> },
    {
      key: "open",
      header: <VisuallyHidden>Action</VisuallyHidden>,
      align: "right",
      cell: ({ id }) => (
        <Button size="compact-sm" variant="default" onClick={() => change({ open: id })}>
          {status === "open" && canWrite ? "Settle" : "Open"}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Group mb="md">
        <SegmentedControl
          size="xs"
          aria-label="Which are listed"
          value={status}
          onChange={(value) =>
            change({ status: value === "kept_first" || value === "took_second" ? value : undefined })
          }
          data={[
            { value: "open", label: "Open" },
            { value: "kept_first", label: "Kept the first" },
            { value: "took_second", label: "Took the second" },
          ]}
        />
      </Group>
      <Section flush>
        <DataTable
          label="Conflicts"
          {...list}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ open: id })}
          empty={
            <EmptyState icon={IconGitMerge} title={status === "open" ? "No conflict is open" : "None yet"}>
              An id that was sent twice with different payloads is never counted twice, and never overwritten:
              it waits here.
            </EmptyState>
          }
        />
      </Section>
      {search.open && (
        <SettleConflict key={search.open} id={search.open} onClose={() => change({ open: undefined })} />
      )}
    </>
  );
}
