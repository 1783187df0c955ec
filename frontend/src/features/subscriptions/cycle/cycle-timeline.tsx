import { Loader, Text, Timeline } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconHandStop,
  IconMail,
  type Icon,
} from "@tabler/icons-react";
import type { TimelineItem } from "../../../api/generated/index.js";
import { Instant } from "../../../ui/instant.js";
import { formatDuration } from "./format-duration.js";
import { stepOutcome, stepTitle } from "./step-words.js";

const LOOKS: Record<TimelineItem["state"], { icon: Icon; color: string }> = {
  done: { icon: IconCheck, color: "teal.8" },
  running: { icon: IconClock, color: "atlas.6" },
  waiting: { icon: IconClock, color: "gray.6" },
  failed: { icon: IconAlertTriangle, color: "orange.9" },
  blocked: { icon: IconHandStop, color: "red.8" },
};

type CycleTimelineProps = { items: readonly TimelineItem[]; timeZone: string };

/** The steps of a billing cycle with when, how long, what came of it and why. */
export function CycleTimeline({ items, timeZone }: CycleTimelineProps): React.ReactNode {
  return (
    <Timeline bulletSize={22} lineWidth={2} active={items.length} aria-live="polite">
      {items.map((item, index) => (
        <Timeline.Item
          key={`${item.step} ${item.attemptId ?? item.mailId ?? index}`}
          color={LOOKS[item.state].color}
          lineVariant={items[index + 1]?.state === "waiting" ? "dashed" : "solid"}
          bullet={<Bullet of={item} />}
          title={
            <Text size="sm" fw={500} component="span">
              {stepTitle(item)}
            </Text>
          }
        >
          <StepFacts of={item} timeZone={timeZone} />
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function Bullet({ of: { step, state } }: { of: TimelineItem }) {
  if (state === "running") return <Loader size={12} color="white" />;
  const Symbol = step === "mail" ? IconMail : LOOKS[state].icon;
  return <Symbol size={13} aria-hidden />;
}

function StepFacts({ of, timeZone }: { of: TimelineItem; timeZone: string }) {
  const { step, at, startedAtReal, durationMs, reason, attempts } = of;
  const facts = [
    stepOutcome(of),
    durationMs !== null && `took ${formatDuration(durationMs)}`,
    step === "mail" && attempts !== null && attempts > 1 && `${attempts} attempts`,
  ].filter(Boolean);
  return (
    <>
      <Text size="xs" c="dimmed" component="div" style={{ overflowWrap: "anywhere" }}>
        {at && <Instant at={at} timeZone={timeZone} />}
        {at && facts.length > 0 && " · "}
        {facts.join(" · ")}
        {startedAtReal && (
          <>
            {" · in real time "}
            <Instant at={startedAtReal} seconds />
          </>
        )}
      </Text>
      {reason && <Text size="xs">{reason}</Text>}
    </>
  );
}
