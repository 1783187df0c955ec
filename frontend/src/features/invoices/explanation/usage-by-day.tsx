import { Box, Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { usageUsageOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { formatDay, formatQuantity } from "../../../ui/format.js";
import { Instant } from "../../../ui/instant.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";

type UsageByDayProps = {
  customer: string;
  subscription: string | null;
  meter: string;
  period: { start: string; end: string };
  timeZone: string;
};

/** One meter's usage of a period, by the customer's days; days without any are left out. */
export function UsageByDay({ customer, subscription, meter, period, timeZone }: UsageByDayProps) {
  const { start, end } = period;
  const { data, error, refetch } = useQuery(
    usageUsageOptions({
      query: { customer, meter, start, end, timeZone, window: "day", ...(subscription && { subscription }) },
    }),
  );
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={80} />;
  const days = data.data.filter(({ events }) => events > 0);
  return (
    <Box mah={280} style={{ overflow: "auto" }} tabIndex={0} role="group" aria-label="Usage by day">
      <Table verticalSpacing={3} fz="xs" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day</Table.Th>
            <Table.Th ta="right">Events</Table.Th>
            <Table.Th ta="right">{data.meter.unit ?? "Quantity"}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map((day) => (
            <Table.Tr key={day.start}>
              <Table.Td className="number">{formatDay(day.start, timeZone)}</Table.Td>
              <Table.Td ta="right" className="number">
                {formatQuantity(String(day.events))}
              </Table.Td>
              <Table.Td ta="right" className="number">
                {formatQuantity(day.quantity)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt={6}>
        As counted now, complete up to <Instant at={data.completeUpTo} timeZone={timeZone} />. What was rated
        is the frozen figure above.
      </Text>
    </Box>
  );
}
