import { Group, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  planVersionReadOptions,
  upcomingInvoiceGetOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { SubscriptionListResponses } from "../../../api/generated/index.js";
import { isProblem } from "../../../api/problem.js";
import { useEventsArrive } from "../../../api/use-events-arrive.js";
import { useEnvironment } from "../../../session/environments.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { Money } from "../../../ui/money.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { Section } from "../../../ui/section.js";
import { Stat } from "../../../ui/stat.js";
import { priceWords } from "../../catalog/price-words.js";
import { CostLines } from "./cost-lines.js";

type Subscription = SubscriptionListResponses[200]["data"][number];

/** What one subscription's period has cost so far, what it is expected to, and why. */
export function SubscriptionCost({ subscription }: { subscription: Subscription }): React.ReactNode {
  const { id: env } = useEnvironment();
  const { plan, currentPeriod, timeZone } = subscription;
  const upcoming = useQuery({
    ...upcomingInvoiceGetOptions({ path: { id: subscription.id } }),
    refetchInterval: 10_000,
  });
  useEventsArrive(env, () => upcoming.refetch());
  const version = useQuery(planVersionReadOptions({ path: { id: plan.planVersionId } }));
  const { data } = upcoming;
  // A subscription that ends with this period has nothing to expect.
  if (isProblem(upcoming.error, "upcoming_invoice.none")) return null;
  const money = (amount: string | undefined): React.ReactNode =>
    data && amount !== undefined ? <Money amount={amount} currency={data.currency} /> : undefined;
  const explain = (priceKey: string): string => {
    const price = version.data?.prices.find(({ key }) => key === priceKey);
    if (!price || !version.data) return "";
    const { model, words } = priceWords(price, version.data.currency);
    return words ? `${model}: ${words}` : model;
  };
  return (
    <Section
      title={
        <Group gap="xs">
          <Title order={2}>
            <AnchorLink
              to="/$env/subscriptions/$subscription"
              params={{ env, subscription: subscription.id }}
              inherit
            >
              {plan.planName}
            </AnchorLink>
          </Title>
          <AnchorLink
            to="/$env/catalog/plans/$plan/versions/$version"
            params={{ env, plan: plan.planKey, version: plan.planVersionId }}
            size="xs"
            c="dimmed"
          >
            version {plan.version}
          </AnchorLink>
        </Group>
      }
      aside={
        currentPeriod && (
          <Text size="sm" c="dimmed">
            Until <Instant at={currentPeriod.end} timeZone={timeZone} />
          </Text>
        )
      }
    >
      {upcoming.error ? (
        <ProblemAlert error={upcoming.error} onRetry={() => void upcoming.refetch()} />
      ) : (
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Stat
              label="Cost so far"
              value={money(data?.soFar.total)}
              note={data && <>{money(data.soFar.taxTotal)} of it tax</>}
            />
            <Stat
              label="Invoice to expect"
              value={money(data?.projected.total)}
              note={data && <>{money(data.projected.taxTotal)} of it tax; with the next period&apos;s fees</>}
            />
          </SimpleGrid>
          {data ? <CostLines upcoming={data} explain={explain} /> : <Skeleton height={120} />}
        </Stack>
      )}
    </Section>
  );
}
