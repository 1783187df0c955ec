import { IconRepeat } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { subscriptionListInfiniteOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { DataTable } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink, ButtonLink } from "../../../ui/links.js";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { useList } from "../../../ui/use-list.js";
import type { Customer } from "../customer.js";

/** The plans that the customer is, was and will be on. */
export function SubscriptionsTab({ customer }: { customer: Customer }): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const list = useList(subscriptionListInfiniteOptions({ query: { customer: customer.id, limit: 100 } }));
  const create = (
    <ButtonLink
      to="/$env/subscriptions"
      params={{ env }}
      search={{ create: true, customer: customer.id }}
      size="xs"
      variant="default"
    >
      Put on a plan
    </ButtonLink>
  );
  return (
    <Section flush title="Subscriptions" aside={create}>
      <DataTable
        label="Subscriptions"
        {...list}
        rowKey={({ id }) => id}
        onOpen={({ id }) =>
          void navigate({ to: "/$env/subscriptions/$subscription", params: { env, subscription: id } })
        }
        columns={[
          {
            key: "plan",
            header: "Plan",
            cell: ({ id, plan }) => (
              <AnchorLink to="/$env/subscriptions/$subscription" params={{ env, subscription: id }} fw={500}>
                {plan.planName} v{plan.version}
              </AnchorLink>
            ),
          },
          { key: "status", header: "State", cell: ({ status }) => <StatusBadge status={status} /> },
          {
            key: "start",
            header: "Started",
            wideOnly: true,
            cell: ({ startAt, timeZone }) => <Instant at={startAt} timeZone={timeZone} dayOnly />,
          },
          {
            key: "next",
            header: "Period ends",
            align: "right",
            cell: ({ currentPeriod, timeZone }) =>
              currentPeriod ? <Instant at={currentPeriod.end} timeZone={timeZone} dayOnly /> : "–",
          },
        ]}
        empty={
          <EmptyState icon={IconRepeat} title="No subscription" action={create}>
            On a plan, the customer&apos;s usage is billed.
          </EmptyState>
        }
      />
    </Section>
  );
}
