import { Group, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { subscriptionReadOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { isProblem } from "../../api/problem.js";
import { NotFound } from "../../app/not-found.js";
import { useEnvironment } from "../../session/environments.js";
import { CopyId } from "../../ui/copy-id.js";
import { AnchorLink } from "../../ui/links.js";
import { Page } from "../../ui/page.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { UrlTabs } from "../../ui/url-tabs.js";
import { SubscriptionActions } from "./actions/subscription-actions.js";
import { CalendarTab } from "./calendar/calendar-tab.js";
import { CyclesTab } from "./cycle/cycles-tab.js";
import { PendingBadge } from "./pending-badge.js";
import { PricesTab } from "./prices/prices-tab.js";
import { SubscriptionFacts } from "./subscription-facts.js";
import type { Subscription } from "./subscription-types.js";
import { UnbilledUsage } from "./unbilled-usage.js";
import { UpcomingTab } from "./upcoming/upcoming-tab.js";

export function SubscriptionPage(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { subscription: reference } = useParams({ from: "/authenticated/$env/subscriptions/$subscription" });
  const { data, error, refetch } = useQuery({
    ...subscriptionReadOptions({ path: { subscription: reference } }),
    refetchInterval: 10_000,
  });
  const trail = [
    <AnchorLink key="list" to="/$env/subscriptions" params={{ env }} size="sm">
      Subscriptions
    </AnchorLink>,
  ];
  if (isProblem(error, "subscription.not_found") && !data) return <NotFound />;
  if (!data)
    return (
      <Page title="Subscription" trail={trail}>
        {error ? (
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        ) : (
          <>
            <Skeleton height={64} />
            <Skeleton height={360} />
          </>
        )}
      </Page>
    );
  return (
    <Page
      title={`${data.customerName} on ${data.plan.planName}`}
      badge={
        <>
          <StatusBadge status={data.status} />
          <PendingBadge of={data} />
        </>
      }
      subtitle={
        <Group gap="sm" mt={4}>
          <AnchorLink
            to="/$env/customers/$customer"
            params={{ env, customer: data.customerId }}
            size="sm"
            fw={500}
          >
            {data.customerName}
          </AnchorLink>
          <CopyId value={data.id} label="Copy the id" />
        </Group>
      }
      trail={trail}
      actions={<SubscriptionActions subscription={data} />}
    >
      <UnbilledUsage subscription={data} />
      <SubscriptionFacts subscription={data} />
      <Tabs subscription={data} />
    </Page>
  );
}

function Tabs({ subscription }: { subscription: Subscription }) {
  const { tab = "cycles" } = useSearch({ from: "/authenticated/$env/subscriptions/$subscription" });
  const navigate = useNavigate({ from: "/$env/subscriptions/$subscription" });
  return (
    <UrlTabs
      value={tab}
      onChange={(name) =>
        void navigate({ replace: true, resetScroll: false, search: (old) => ({ ...old, tab: name }) })
      }
      tabs={[
        { name: "cycles", label: "Billing cycles", content: <CyclesTab subscription={subscription} /> },
        { name: "upcoming", label: "Upcoming invoice", content: <UpcomingTab subscription={subscription} /> },
        { name: "prices", label: "Prices", content: <PricesTab subscription={subscription} /> },
        { name: "calendar", label: "Period calendar", content: <CalendarTab subscription={subscription} /> },
      ]}
    />
  );
}
