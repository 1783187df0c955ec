import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  planVersionReadOptions,
  priceOverrideListOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import { useCan } from "../../../session/session.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import type { Subscription } from "../subscription-types.js";
import { PriceCard } from "./price-card.js";

/** The prices of the plan version, with what was agreed with this customer instead. */
export function PricesTab({ subscription }: { subscription: Subscription }): React.ReactNode {
  const { customerId, plan } = subscription;
  const mayEdit = useCan("customers:write");
  const version = useQuery(planVersionReadOptions({ path: { id: plan.planVersionId } }));
  const overrides = useQuery(
    priceOverrideListOptions({ path: { customer: customerId }, query: { plan: plan.planKey } }),
  );
  const error = version.error ?? overrides.error;
  if (error) return <ProblemAlert error={error} onRetry={() => void version.refetch()} />;
  if (!version.data || !overrides.data) return <Skeleton height={280} />;
  return (
    <Stack gap="md">
      {version.data.prices.map((price) => (
        <PriceCard
          key={price.key}
          subscription={subscription}
          currency={version.data.currency}
          price={price}
          override={overrides.data.data.find(({ priceKey }) => priceKey === price.key) ?? null}
          mayEdit={mayEdit}
        />
      ))}
    </Stack>
  );
}
