import { Alert, Group, Progress, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { clockFindOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { ClockAdvance } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { Facts } from "../../ui/facts.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { Happenings } from "./happenings.js";
import { partDone } from "./part-done.js";

/** One advance: how far it has come, and what happened on the way. It goes on without anybody looking. */
export function AdvancePanel({ id }: { id: string }): React.ReactNode {
  const { data, error, refetch } = useQuery({
    ...clockFindOptions({ path: { id } }),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? 1_000 : false),
  });
  return (
    <Section title="What happened on the way" aside={data && <StatusBadge status={data.status} />}>
      {error ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Advance advance={data} />
      ) : (
        <Skeleton height={160} />
      )}
    </Section>
  );
}

function Advance({ advance }: { advance: ClockAdvance }): React.ReactNode {
  const { id: env } = useEnvironment();
  const { progress, status } = advance;
  const isRunning = status === "running";
  return (
    <Stack gap="md">
      <div>
        <Group justify="space-between" gap="xs" mb={6}>
          <Text size="sm">
            <Instant at={advance.from} timeZone="UTC" /> to <Instant at={advance.target} timeZone="UTC" />
          </Text>
          {isRunning && (
            <Text size="sm" c="dimmed" role="status">
              at <Instant at={advance.reached} timeZone="UTC" />
            </Text>
          )}
        </Group>
        <Progress
          value={partDone(advance)}
          animated={isRunning}
          color={status === "failed" ? "red" : "atlas"}
          aria-label="How far the clock has come"
        />
      </div>
      {advance.error !== null && (
        <Alert color="red" title="The clock stopped on the way">
          {advance.error}
        </Alert>
      )}
      <Facts
        items={[
          ["Billing runs done", progress.runsCompleted],
          ["Running or awaiting approval", progress.runsOpen],
          [
            "Blocked",
            progress.runsBlocked > 0 ? (
              <AnchorLink to="/$env/invoices" params={{ env }} search={{ state: "blocked" }} size="sm">
                {progress.runsBlocked}
              </AnchorLink>
            ) : (
              0
            ),
          ],
          ["Still due before the end", isRunning ? progress.waiting : 0],
        ]}
      />
      <Happenings advance={advance} />
    </Stack>
  );
}
