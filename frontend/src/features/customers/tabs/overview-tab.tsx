import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconRepeat } from "@tabler/icons-react";
import { subscriptionListOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { ButtonLink } from "../../../ui/links.js";
import { Section } from "../../../ui/section.js";
import type { Customer } from "../customer.js";
import { CustomerFacts } from "./customer-facts.js";
import { SubscriptionCost } from "./subscription-cost.js";

/** What each running subscription has cost and will cost, and who the customer is. */
export function OverviewTab({ customer }: { customer: Customer }): React.ReactNode {
  const { id: env } = useEnvironment();
  const { data } = useQuery(
    subscriptionListOptions({ query: { customer: customer.id, status: "active", limit: 20 } }),
  );
  return (
    <Stack gap="md">
      {data?.data.map((subscription) => (
        <SubscriptionCost key={subscription.id} subscription={subscription} />
      ))}
      {data?.data.length === 0 && (
        <Section>
          <EmptyState
            icon={IconRepeat}
            title="No subscription is running"
            action={
              <ButtonLink
                to="/$env/subscriptions"
                params={{ env }}
                search={{ create: true, customer: customer.id }}
              >
                Put {customer.name} on a plan
              </ButtonLink>
            }
          >
            Usage is counted all the same; it costs nothing until a plan prices it.
          </EmptyState>
        </Section>
      )}
      <CustomerFacts customer={customer} />
    </Stack>
  );
}
