import { Skeleton, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { billingRunGetOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { BillingRunDetail } from "../../../api/generated/index.js";
import { Instant } from "../../../ui/instant.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { CycleTimeline } from "./cycle-timeline.js";
import { RunFacts } from "./run-facts.js";
import { RunIssues } from "./run-issues.js";
import { RunWorkflows } from "./run-workflows.js";

/** Whether something of a run may still happen: its steps, the collection of its invoice, a mail on its way. */
const isMoving = (run: BillingRunDetail | undefined): boolean =>
  run !== undefined &&
  (!["completed", "cancelled"].includes(run.status) ||
    run.timeline.some(({ state }) => state === "running" || state === "waiting"));

/** One billing run: what it closes and opens, what it came to, each step, and its workflows. Live while it runs. */
export function RunDetail({ id, timeZone }: { id: string; timeZone: string }): React.ReactNode {
  const { data, error, refetch } = useQuery({
    ...billingRunGetOptions({ path: { id } }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? 1_000 : false),
  });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={320} />;
  return (
    <Section
      title={
        <Title order={2}>
          Run of <Instant at={data.boundary} timeZone={timeZone} dayOnly />
        </Title>
      }
      aside={<StatusBadge status={data.status} />}
    >
      <Stack gap="md">
        <RunFacts run={data} timeZone={timeZone} />
        <RunIssues run={data} />
        <CycleTimeline items={data.timeline} timeZone={timeZone} />
        <RunWorkflows run={data} />
      </Stack>
    </Section>
  );
}
