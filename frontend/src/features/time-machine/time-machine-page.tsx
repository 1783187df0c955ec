import { SimpleGrid, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconClockOff } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { clockGetOptions, clockListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Page } from "../../ui/page.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { Section } from "../../ui/section.js";
import { useList } from "../../ui/use-list.js";
import { AdvanceForm } from "./advance-form.js";
import { AdvanceList } from "./advance-list.js";
import { AdvancePanel } from "./advance-panel.js";
import { ClockFacts } from "./clock-facts.js";

export function TimeMachinePage(): React.ReactNode {
  const { mode } = useEnvironment();
  if (mode === "test") return <TimeMachine />;
  return (
    <Page title="Time machine">
      <Section>
        <EmptyState icon={IconClockOff} title="This is a live environment">
          Its clock is the real one. Only the clock of a test environment can be moved.
        </EmptyState>
      </Section>
    </Page>
  );
}

function TimeMachine(): React.ReactNode {
  const { advance: asked } = useSearch({ from: "/authenticated/$env/time-machine" });
  const navigate = useNavigate({ from: "/$env/time-machine" });
  const clock = useQuery({
    ...clockGetOptions(),
    refetchInterval: ({ state }) => (state.data?.advancing ? 1_000 : 5_000),
  });
  const isRunning = Boolean(clock.data?.advancing);
  const list = useList(clockListInfiniteOptions({ query: { limit: 20 } }), {
    refetchInterval: isRunning ? 2_000 : false,
  });
  const shown = asked ?? clock.data?.advancing ?? list.rows?.[0]?.id;
  const show = (advance: string): void =>
    void navigate({ replace: true, resetScroll: false, search: { advance } });
  return (
    <Page
      title="Time machine"
      subtitle="What is due on the way happens in order, as it would have. The clock goes forward only."
    >
      {clock.error && !clock.data && (
        <ProblemAlert error={clock.error} onRetry={() => void clock.refetch()} />
      )}
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <Section title="The clock">
            {clock.data ? <ClockFacts clock={clock.data} /> : <Skeleton height={120} />}
          </Section>
          <Section title="Move it">
            {clock.data ? <AdvanceForm clock={clock.data} onStarted={show} /> : <Skeleton height={120} />}
          </Section>
        </SimpleGrid>
        {shown && <AdvancePanel id={shown} />}
        <AdvanceList list={list} shown={shown} onShow={show} />
      </Stack>
    </Page>
  );
}
