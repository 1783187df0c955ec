import { Group, Skeleton, Stack, Table, Text } from "@mantine/core";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { usageUsageOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { UsageUsageResponses } from "../../../api/generated/index.js";
import { useEventsArrive } from "../../../api/use-events-arrive.js";
import { useEnvironment } from "../../../session/environments.js";
import { Chart } from "../../../ui/chart.js";
import { formatCompact, formatQuantity } from "../../../ui/format.js";
import { AnchorLink } from "../../../ui/links.js";
import { Quantity } from "../../../ui/money.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import type { Customer } from "../customer.js";
import { usageSeries, windowName, type MeterUsageQuery } from "./usage-series.js";

type UsageOfMeterProps = {
  customer: Customer;
  query: MeterUsageQuery;
  from: string;
  to: string;
};

export function UsageOfMeter({ customer, query, from, to }: UsageOfMeterProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const cache = useQueryClient();
  const { window, groupBy = null } = query;
  const options = usageUsageOptions({ query });
  const isLive = useEventsArrive(env, () => cache.refetchQueries({ queryKey: options.queryKey }));
  const { data, error, refetch } = useQuery({
    ...options,
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? 30_000 : 5_000,
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={280} />;
  const unit = data.meter.unit;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm">
          <Quantity value={data.total.quantity} unit={unit} fw={600} /> in{" "}
          {formatQuantity(String(data.total.events))} events
        </Text>
        <AnchorLink
          to="/$env/usage"
          params={{ env }}
          search={{ tab: "events", customer: customer.id, from, to }}
          size="sm"
        >
          Events
        </AnchorLink>
      </Group>
      <Chart
        label={`${data.meter.name} by ${window}`}
        height={240}
        names={data.data.map(({ start }) => windowName(start, data.timeZone, window))}
        series={usageSeries(data, groupBy)}
        format={(quantity) => (unit ? `${formatQuantity(quantity)} ${unit}` : formatQuantity(quantity))}
        formatShort={formatCompact}
      />
      {groupBy && <Groups usage={data} groupBy={groupBy} />}
    </Stack>
  );
}

function Groups({ usage, groupBy }: { usage: UsageUsageResponses[200]; groupBy: string }): React.ReactNode {
  return (
    <Table aria-label={`Usage by ${groupBy}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{groupBy}</Table.Th>
          <Table.Th ta="right">Events</Table.Th>
          <Table.Th ta="right">Quantity</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {(usage.total.groups ?? []).map(({ by, quantity, events }) => (
          <Table.Tr key={JSON.stringify(by)}>
            <Table.Td>{by[groupBy] ?? "none"}</Table.Td>
            <Table.Td ta="right" className="number">
              {formatQuantity(String(events))}
            </Table.Td>
            <Table.Td ta="right">
              <Quantity value={quantity} unit={usage.meter.unit} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
