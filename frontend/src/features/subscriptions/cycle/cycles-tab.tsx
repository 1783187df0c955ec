import { Grid, Skeleton } from "@mantine/core";
import { IconClockPlay } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { billingRunListInfiniteOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { BillingRun } from "../../../api/generated/index.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { Section } from "../../../ui/section.js";
import { useList } from "../../../ui/use-list.js";
import type { Subscription } from "../subscription-types.js";
import { RunDetail } from "./run-detail.js";
import { RunList } from "./run-list.js";

/** The run that a person most likely wants to see: what is stuck or at work, else the latest that was. */
const mostTelling = (runs: readonly BillingRun[]): BillingRun | undefined =>
  runs.find(({ status }) => status === "blocked" || status === "running") ??
  runs.find(({ status }) => status === "awaiting_approval") ??
  runs.find(({ status }) => status === "completed") ??
  runs[0];

/** The billing runs of a subscription, and one of them step by step. */
export function CyclesTab({ subscription }: { subscription: Subscription }): React.ReactNode {
  const { run: chosen } = useSearch({ from: "/authenticated/$env/subscriptions/$subscription" });
  const list = useList(
    billingRunListInfiniteOptions({ query: { subscription: subscription.id, limit: 50 } }),
    { refetchInterval: 2_000 },
  );
  if (list.error && !list.rows) return <ProblemAlert error={list.error} onRetry={list.onRetry} />;
  if (!list.rows) return <Skeleton height={320} />;
  const id = chosen ?? mostTelling(list.rows)?.id;
  if (id === undefined)
    return (
      <Section>
        <EmptyState icon={IconClockPlay} title="No billing runs">
          The first one is scheduled for the moment at which the subscription starts.
        </EmptyState>
      </Section>
    );
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 4 }}>
        <RunList list={list} runs={list.rows} chosen={id} timeZone={subscription.timeZone} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 8 }}>
        <RunDetail key={id} id={id} timeZone={subscription.timeZone} />
      </Grid.Col>
    </Grid>
  );
}
