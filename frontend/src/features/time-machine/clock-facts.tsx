import { Stack, Text } from "@mantine/core";
import type { Clock } from "../../api/generated/index.js";
import { Facts } from "../../ui/facts.js";
import { Instant } from "../../ui/instant.js";
import { dueWords } from "./due-words.js";

const KINDS: Record<Clock["kind"], string> = {
  real: "The real time",
  ticking: "Ticks with real time",
  frozen: "Stands still until it is moved",
};

/** Where the clock stands, and what would happen next by itself. */
export function ClockFacts({ clock }: { clock: Clock }): React.ReactNode {
  return (
    <Stack gap="md">
      <div>
        <Text fz={22} fw={600}>
          <Instant at={clock.now} timeZone="UTC" seconds /> UTC
        </Text>
        <Text size="sm" c="dimmed">
          {KINDS[clock.kind]}
        </Text>
      </div>
      {clock.nextDue.length > 0 && (
        <Facts
          columns={2}
          items={clock.nextDue.map(({ kind, at }) => [
            `Next: ${dueWords[kind]}`,
            <Instant key={kind} at={at} timeZone="UTC" />,
          ])}
        />
      )}
    </Stack>
  );
}
