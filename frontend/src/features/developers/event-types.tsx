import { Code, List, Stack, Text } from "@mantine/core";
import { IconBroadcast } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { analyticsEventTypesOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { EventType } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { formatQuantity } from "../../ui/format.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink, ButtonLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";

const columns = (env: string): Column<EventType>[] => [
  { key: "type", header: "Type", cell: ({ type }) => <Code>{type}</Code> },
  {
    key: "events",
    header: "Events",
    align: "right",
    cell: ({ events }) => <span className="number">{formatQuantity(String(events))}</span>,
  },
  {
    key: "last",
    header: "Last",
    wideOnly: true,
    cell: ({ lastAt }) => (lastAt ? <Instant at={lastAt} /> : "–"),
  },
  {
    key: "meters",
    header: "Counted by",
    cell: ({ meters }) =>
      meters.length === 0 ? (
        <StatusBadge status="no meter" tone="warn" />
      ) : (
        <List size="sm" listStyleType="none">
          {meters.map(({ id, name }) => (
            <List.Item key={id}>
              <AnchorLink to="/$env/catalog/meters/$meter" params={{ env, meter: id }} size="sm">
                {name}
              </AnchorLink>
            </List.Item>
          ))}
        </List>
      ),
  },
  {
    key: "properties",
    header: "Properties of the latest",
    wideOnly: true,
    cell: ({ properties }) =>
      properties.map(({ name, type }) => (
        <Text key={name} size="xs" span mr={8}>
          <Code>{name}</Code> {type}
        </Text>
      )),
  },
  {
    key: "trouble",
    header: "Kept aside",
    align: "right",
    wideOnly: true,
    cell: ({ quarantined, conflicts }) => formatQuantity(String(quarantined + conflicts)),
  },
];

/** Each type of event that arrived of late: how often, what counts it, what it holds. */
export function EventTypes(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { data, error, refetch } = useQuery({ ...analyticsEventTypesOptions(), refetchInterval: 10_000 });
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        The types of the events received in the past 35 days.
      </Text>
      <Section flush>
        <DataTable
          label="Event types"
          rows={data?.data}
          error={error}
          onRetry={() => void refetch()}
          columns={columns(env)}
          rowKey={({ type }) => type}
          empty={
            <EmptyState
              icon={IconBroadcast}
              title="No events yet"
              action={
                <ButtonLink to="/$env/usage" params={{ env }} search={{ tab: "send" }}>
                  Send a test event
                </ButtonLink>
              }
            >
              What your servers send appears here within a second.
            </EmptyState>
          }
        />
      </Section>
    </Stack>
  );
}
