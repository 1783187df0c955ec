import { Box, Group, Text } from "@mantine/core";
import { CopyId } from "../../ui/copy-id.js";
import { Instant } from "../../ui/instant.js";
import { JsonView } from "./json-view.js";
import type { UsageEvent } from "./use-event-tail.js";

/** An event as it was sent, in JSON, with what Atlas knows beside it. */
export function EventJson({ event }: { event: UsageEvent }): React.ReactNode {
  const { id, source, type, customer, subscription, time, properties } = event;
  const sent = {
    id,
    type,
    customer,
    ...(subscription ? { subscription } : {}),
    ...(source ? { source } : {}),
    time,
    properties,
  };
  return (
    <Box>
      <Group gap="md" mb="xs">
        <CopyId value={id} label="Copy the event's id" />
        <Text size="xs" c="dimmed">
          happened <Instant at={time} seconds />
        </Text>
        {event.backfill && (
          <Text size="xs" c="dimmed">
            backfill {event.backfill}
          </Text>
        )}
      </Group>
      <JsonView value={sent} label={`Event ${id}`} />
    </Box>
  );
}
