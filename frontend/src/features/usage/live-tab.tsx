import { Alert, Button, Group, Text } from "@mantine/core";
import { IconBolt, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useEnvironment } from "../../session/environments.js";
import { EmptyState } from "../../ui/empty-state.js";
import { ButtonLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { EventFilters } from "./event-filters.js";
import { EventRows } from "./event-rows.js";
import { useCustomerNames } from "../../ui/use-customer-names.js";
import { useEventTail, type TailState } from "./use-event-tail.js";

const STATES: Readonly<Record<TailState, { label: string; tone: "good" | "busy" | "warn" }>> = {
  connecting: { label: "connecting", tone: "busy" },
  open: { label: "live", tone: "good" },
  interrupted: { label: "interrupted, trying again", tone: "warn" },
};
const SHOWN = 100;

/** Events within a second of their arrival. */
export function LiveTab(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { type, customer } = useSearch({ from: "/authenticated/$env/usage" });
  const [isPaused, setPaused] = useState(false);
  const { events, state, held, hasSkipped, clear } = useEventTail(env, isPaused);
  const matching = useMemo(
    () =>
      events.filter((event) => (!type || event.type === type) && (!customer || event.customer === customer)),
    [events, type, customer],
  );
  const shown = matching.slice(0, SHOWN);
  const names = useCustomerNames(shown.map((event) => event.customer));
  const now = isPaused ? { label: "paused", tone: "warn" as const } : STATES[state];
  return (
    <>
      <Group align="flex-end" gap="sm" mb="md">
        <EventFilters />
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={isPaused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
            onClick={() => setPaused(!isPaused)}
          >
            {isPaused ? `Go on${held > 0 ? ` (${held} new)` : ""}` : "Pause"}
          </Button>
          <Button size="xs" variant="subtle" onClick={clear} disabled={events.length === 0}>
            Clear
          </Button>
          <StatusBadge status={now.label} tone={now.tone} />
        </Group>
      </Group>
      {hasSkipped && (
        <Alert color="yellow" mb="md" title="Not every event is shown">
          More came at once than can be shown here. All of them were counted; the Events tab has them.
        </Alert>
      )}
      <Section flush>
        {shown.length === 0 ? (
          <EmptyState
            icon={IconBolt}
            title={events.length > 0 ? "None of these events fit the filter" : "Waiting for events"}
            action={
              <ButtonLink
                to="/$env/usage"
                params={{ env }}
                search={{ tab: "send" }}
                size="xs"
                variant="default"
              >
                Send a test event
              </ButtonLink>
            }
          >
            {events.length > 0
              ? "Others came meanwhile; change the filter to see them."
              : "They appear within a second of their arrival."}
          </EmptyState>
        ) : (
          <EventRows label="Live events" events={shown} names={names} />
        )}
      </Section>
      {matching.length > SHOWN && (
        <Text size="xs" c="dimmed" mt="xs">
          The newest {SHOWN} of {matching.length} kept here.
        </Text>
      )}
    </>
  );
}
