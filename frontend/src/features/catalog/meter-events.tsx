import { Code, Text } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { exactly } from "../../api/exactly.js";
import { eventListOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { EventListResponse } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { formatQuantity } from "../../ui/format.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { useCustomerNames } from "../../ui/use-customer-names.js";
import type { Meter } from "./catalog-types.js";

type UsageEvent = EventListResponse["data"][number];

/** The last events of the meter's type, and what it counts of each. */
export function MeterEvents({ meter }: { meter: Meter }): React.ReactNode {
  const { id: env } = useEnvironment();
  const { data, error, refetch } = useQuery({
    ...exactly(eventListOptions({ query: { type: meter.eventType, limit: 10 } })),
    refetchInterval: 5_000,
  });
  const names = useCustomerNames((data?.data ?? []).map(({ customer }) => customer));
  const columns: Column<UsageEvent>[] = [
    { key: "time", header: "Time", cell: ({ time }) => <Instant at={time} seconds /> },
    { key: "id", header: "Event", wideOnly: true, cell: ({ id }) => <Code>{id}</Code> },
    {
      key: "customer",
      header: "Customer",
      wideOnly: true,
      clamped: true,
      cell: ({ customer }) => (
        <AnchorLink to="/$env/customers/$customer" params={{ env, customer }} size="sm">
          {names.get(customer) ?? customer}
        </AnchorLink>
      ),
    },
    { key: "counts", header: "Counts", align: "right", cell: (event) => countedWords(event, meter) },
  ];
  return (
    <Section
      title="Last events"
      flush
      aside={
        <AnchorLink
          to="/$env/usage"
          params={{ env }}
          search={{ tab: "events", type: meter.eventType }}
          size="sm"
        >
          All events of {meter.eventType}
        </AnchorLink>
      }
    >
      <DataTable
        label="Last events"
        rows={data?.data}
        error={error}
        onRetry={() => void refetch()}
        columns={columns}
        rowKey={({ id, source }) => `${source} ${id}`}
        empty={
          <EmptyState icon={IconBolt} title={`No event of type ${meter.eventType} yet`}>
            Send one under Usage, Send, or by POST /v1/events.
          </EmptyState>
        }
      />
    </Section>
  );
}

function countedWords(event: UsageEvent, meter: Meter): React.ReactNode {
  const measure = event.measures.find((one) => one.meter === meter.key);
  if (!measure) return <Text size="sm">not counted</Text>;
  const groups = Object.values(measure.groups)
    .map((group) => group ?? "none")
    .join(" × ");
  const value = measure.value ?? "1";
  return (
    <Text size="sm" className="number">
      {/^-?\d+(\.\d+)?$/.test(value) ? formatQuantity(value) : value}
      {groups && (
        <Text span display="block" size="xs" c="dimmed">
          {groups}
        </Text>
      )}
    </Text>
  );
}
