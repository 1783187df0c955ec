import { Box, Button, Code, Skeleton, Table, Text } from "@mantine/core";
import { exactly } from "../../../api/exactly.js";
import { eventListInfiniteOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { formatQuantity } from "../../../ui/format.js";
import { Instant } from "../../../ui/instant.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { useList } from "../../../ui/use-list.js";

type EventsBehindProps = {
  customer: string;
  meter: string;
  eventType: string;
  period: { start: string; end: string };
  timeZone: string;
};

/** The events of a period that one meter counts, newest first, with what it counts of each. */
export function EventsBehind({ customer, meter, eventType, period, timeZone }: EventsBehindProps) {
  const { start, end } = period;
  const list = useList(
    exactly(eventListInfiniteOptions({ query: { customer, type: eventType, start, end, limit: 50 } })),
  );
  if (list.error && !list.rows) return <ProblemAlert error={list.error} onRetry={list.onRetry} />;
  if (!list.rows) return <Skeleton height={80} />;
  const counted = list.rows.filter(({ measures }) => measures.some((measure) => measure.meter === meter));
  return (
    <Box mah={360} style={{ overflow: "auto" }} tabIndex={0} role="group" aria-label="Events">
      <Table verticalSpacing={3} fz="xs" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Time</Table.Th>
            <Table.Th>Event</Table.Th>
            <Table.Th ta="right">Counts</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {counted.map(({ id, source, time, measures }) => {
            const measure = measures.find((known) => known.meter === meter);
            const groups = Object.values(measure?.groups ?? {}).filter(Boolean);
            return (
              <Table.Tr key={`${source} ${id}`}>
                <Table.Td>
                  <Instant at={time} timeZone={timeZone} seconds />
                </Table.Td>
                <Table.Td>
                  <Code fz="xs">{id}</Code>
                  {groups.length > 0 && (
                    <Text size="xs" c="dimmed">
                      {groups.join(" · ")}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right" className="number">
                  {countedOf(measure?.value ?? null)}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {list.hasMore && (
        <Button variant="subtle" size="xs" loading={list.isLoadingMore} onClick={list.onMore} fullWidth>
          Older events
        </Button>
      )}
    </Box>
  );
}

/** A `count` has no value, it counts one; a `unique` has a name. */
const countedOf = (value: string | null): string => {
  if (value === null) return "1";
  return /^-?\d+(\.\d+)?$/.test(value) ? formatQuantity(value) : value;
};
