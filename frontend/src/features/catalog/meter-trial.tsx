import { Code, Table, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { exactly } from "../../api/exactly.js";
import { eventListOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { expressionError, tryMeter, type MeterDefinition } from "./try-meter.js";

/** What the meter would count of the last events of its type. */
export function MeterTrial({ definition }: { definition: MeterDefinition }): React.ReactNode {
  const [type] = useDebouncedValue(definition.eventType.trim(), 300);
  const { data } = useQuery({
    ...exactly(eventListOptions({ query: { type, limit: 5 } })),
    enabled: type !== "",
  });
  if (type === "" || !data) return null;
  const isWrong = expressionError(definition.filter) ?? expressionError(definition.valueProperty);
  if (data.data.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No event of type {type} was received yet, so nothing can be tried.
      </Text>
    );
  }
  if (isWrong) return null;
  return (
    <div aria-live="polite">
      <Text size="sm" fw={500} mb={4}>
        What it would count of the last events
      </Text>
      <Table aria-label="What it would count" verticalSpacing={4} horizontalSpacing="xs">
        <Table.Tbody>
          {data.data.map((event) => {
            const trial = tryMeter(definition, event);
            return (
              <Table.Tr key={`${event.source} ${event.id}`}>
                <Table.Td maw={200} style={{ overflow: "hidden", textOverflow: "ellipsis" }}>
                  <Code>{event.id}</Code>
                </Table.Td>
                <Table.Td fz="sm">
                  {trial.counts ? (
                    trial.value
                  ) : (
                    <Text size="sm" c="dimmed">
                      {trial.why}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td fz="sm" c="dimmed">
                  {trial.counts ? trial.groups : ""}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
