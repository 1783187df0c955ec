import { SimpleGrid, Skeleton, Stack, Text } from "@mantine/core";
import { IconCalendarOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { upcomingInvoiceGetOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { isProblem } from "../../../api/problem.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { Section } from "../../../ui/section.js";
import type { Subscription } from "../subscription-types.js";
import { Estimate } from "./estimate.js";

/** What the running period costs so far, and the invoice to expect at its end. */
export function UpcomingTab({ subscription }: { subscription: Subscription }): React.ReactNode {
  const { data, error, refetch } = useQuery({
    ...upcomingInvoiceGetOptions({ path: { id: subscription.id } }),
    refetchInterval: ({ state }) => (state.error ? false : 2_000),
  });
  if (isProblem(error, "upcoming_invoice.none"))
    return (
      <Section>
        <EmptyState icon={IconCalendarOff} title="Nothing is to be invoiced now">
          The subscription has not begun yet, or it has ended.
        </EmptyState>
      </Section>
    );
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={320} />;
  const { soFar, projected, currency, asOf } = data;
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Estimate
          title="So far"
          about="What the period has cost until now, corrections of earlier ones included."
          of={soFar}
          currency={currency}
        />
        <Estimate
          title="Projected"
          about="Each quantity carried on to the period’s end and then rated, and the next period’s fees."
          of={projected}
          currency={currency}
        />
      </SimpleGrid>
      <Text size="xs" c="dimmed" component="div">
        As of <Instant at={asOf} timeZone={subscription.timeZone} seconds />; every event accepted until then
        is in it.
      </Text>
    </Stack>
  );
}
