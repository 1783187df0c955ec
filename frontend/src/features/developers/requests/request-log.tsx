import { Box, Code, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconRoute } from "@tabler/icons-react";
import { useState } from "react";
import { requestLogListInfiniteOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { RequestLogEntry } from "../../../api/generated/index.js";
import { DataTable, type Column } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { useList } from "../../../ui/use-list.js";
import { methods, outcomes } from "../developers-search.js";
import { useDevelopersSearch } from "../use-developers-search.js";
import { RequestDrawer } from "./request-drawer.js";

const toneOf = (status: number): "good" | "warn" | "bad" =>
  status < 400 ? "good" : status < 500 ? "warn" : "bad";

const columns: Column<RequestLogEntry>[] = [
  { key: "at", header: "When", wideOnly: true, cell: ({ at }) => <Instant at={at} seconds /> },
  {
    key: "status",
    header: "Answer",
    cell: ({ status, replayed }) => (
      <Group gap={4} wrap="nowrap">
        <StatusBadge status={String(status)} tone={toneOf(status)} />
        {replayed && <StatusBadge status="replayed" />}
      </Group>
    ),
  },
  {
    key: "request",
    header: "Request",
    cell: ({ method, path, at }) => (
      <>
        <Text size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {method} {path}
        </Text>
        <Box hiddenFrom="sm">
          <Instant at={at} seconds size="xs" c="dimmed" />
        </Box>
      </>
    ),
  },
  {
    key: "problem",
    header: "Problem",
    wideOnly: true,
    cell: ({ problem }) => (problem ? <Code>{problem.code}</Code> : "–"),
  },
  {
    key: "took",
    header: "Took",
    align: "right",
    wideOnly: true,
    cell: ({ durationMs }) => <span className="number">{Math.round(durationMs)} ms</span>,
  },
];

/** What the API was asked in the last seven days, and what it answered. */
export function RequestLog(): React.ReactNode {
  const [search, change] = useDevelopersSearch();
  const [path, setPath] = useState(search.path ?? "");
  const settle = useDebouncedCallback((value: string) => change({ path: value.trim() || undefined }), 300);
  const { method, status } = search;
  const list = useList(
    requestLogListInfiniteOptions({ query: { limit: 50, method, status, path: search.path } }),
    { refetchInterval: 3_000 },
  );
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <TextInput
          aria-label="Path begins with"
          placeholder="/v1/events"
          value={path}
          onChange={({ currentTarget }) => {
            setPath(currentTarget.value);
            settle(currentTarget.value);
          }}
        />
        <Select
          aria-label="Method"
          placeholder="Any method"
          w={140}
          clearable
          clearButtonProps={{ "aria-label": "Any method" }}
          data={methods}
          value={method ?? null}
          onChange={(value) => change({ method: methods.find((one) => one === value) })}
        />
        <Select
          aria-label="Answer"
          placeholder="Any answer"
          w={140}
          clearable
          clearButtonProps={{ "aria-label": "Any answer" }}
          data={outcomes}
          value={status ?? null}
          onChange={(value) => change({ status: outcomes.find((one) => one === value) })}
        />
      </Group>
      <Section flush>
        <DataTable
          label="Requests"
          {...list}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ request: id })}
          empty={
            <EmptyState icon={IconRoute} title="No requests">
              What API keys ask stands here, and what people changed or were refused. Kept for seven days.
            </EmptyState>
          }
        />
      </Section>
      <RequestDrawer id={search.request} onClose={() => change({ request: undefined })} />
    </Stack>
  );
}
