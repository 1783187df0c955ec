import { Box, Button, Code, Group, SegmentedControl, Select, Text, VisuallyHidden } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { exactly } from "../../api/exactly.js";
import { quarantineListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useCan } from "../../session/session.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useList } from "../../ui/use-list.js";
import { useChangeSearch } from "./event-filters.js";
import type { Quarantined } from "./kept-aside.js";
import { RepairEvent } from "./repair-event.js";
import { ReplayAll } from "./replay-all.js";

const REASONS = [
  { value: "event.customer_unknown", label: "Customer unknown" },
  { value: "event.subscription_unknown", label: "Subscription unknown" },
  { value: "event.subscription_ambiguous", label: "Several subscriptions" },
  { value: "event.not_aggregatable", label: "A meter cannot count it" },
];

/** Events that are kept but not counted, each with its reason and the way to repair it. */
export function QuarantineTab(): React.ReactNode {
  const search = useSearch({ from: "/authenticated/$env/usage" });
  const canWrite = useCan("events:write");
  const change = useChangeSearch();
  const status = search.status === "replayed" || search.status === "discarded" ? search.status : "waiting";
  const list = useList(
    exactly(
      quarantineListInfiniteOptions({
        query: { limit: 50, status, ...(search.code ? { code: search.code } : {}) },
      }),
    ),
  );
  const columns: Column<Quarantined>[] = [
    { key: "at", header: "Received", wideOnly: true, cell: ({ receivedAt }) => <Instant at={receivedAt} /> },
    {
      key: "event",
      header: "Event",
      wideOnly: true,
      cell: ({ event }) => (
        <>
          <Code>{event.type}</Code>
          <Text size="xs" c="dimmed">
            {event.id} of {event.customer}
          </Text>
        </>
      ),
    },
    {
      key: "why",
      header: "Why it does not count",
      cell: ({ problems, reason, receivedAt }) => (
        <>
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {problems[0]?.cause ?? "–"}
          </Text>
          <Box hiddenFrom="sm">
            <Instant at={receivedAt} size="xs" c="dimmed" />
          </Box>
          <Text size="xs" c="dimmed">
            {reason ? `Discarded: ${reason}` : problems.length > 1 ? `and ${problems.length - 1} more` : ""}
          </Text>
        </>
      ),
    },
    { key: "status", header: "State", wideOnly: true, cell: (row) => <StatusBadge status={row.status} /> },
    {
      key: "open",
      header: <VisuallyHidden>Action</VisuallyHidden>,
      align: "right",
      cell: ({ id }) => (
        <Button size="compact-sm" variant="default" onClick={() => change({ open: id })}>
          {status === "waiting" && canWrite ? "Repair" : "Open"}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Group justify="space-between" align="flex-end" gap="sm" mb="md">
        <Group align="flex-end" gap="sm">
          <SegmentedControl
            size="xs"
            aria-label="Which are listed"
            value={status}
            onChange={(value) =>
              change({ status: value === "replayed" || value === "discarded" ? value : undefined })
            }
            data={[
              { value: "waiting", label: "Waiting" },
              { value: "replayed", label: "Replayed" },
              { value: "discarded", label: "Discarded" },
            ]}
          />
          <Select
            size="xs"
            aria-label="Reason"
            placeholder="Any reason"
            data={REASONS}
            value={search.code ?? null}
            onChange={(code) => change({ code: code ?? undefined })}
            clearable
            clearButtonProps={{ "aria-label": "Clear the reason" }}
          />
        </Group>
        {canWrite && status === "waiting" && (list.rows?.length ?? 0) > 0 && <ReplayAll code={search.code} />}
      </Group>
      <Section flush>
        <DataTable
          label="Quarantine"
          {...list}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ open: id })}
          empty={
            <EmptyState
              icon={IconShieldCheck}
              title={status === "waiting" ? "Nothing is in quarantine" : `Nothing was ${status}`}
            >
              {status === "waiting"
                ? "Events that cannot be counted are kept here until somebody repairs them; none is lost."
                : "Settled events are listed here."}
            </EmptyState>
          }
        />
      </Section>
      {search.open && (
        <RepairEvent key={search.open} id={search.open} onClose={() => change({ open: undefined })} />
      )}
    </>
  );
}
