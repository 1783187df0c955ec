import { Alert, List } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { billingRunListOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { useCustomerNames } from "../../../ui/use-customer-names.js";

const MOST = 20;

/** Billing runs that stopped, most of them before there was a draft to list: each leads to its reason and its retry. */
export function BlockedRuns(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { data } = useQuery(billingRunListOptions({ query: { status: "blocked", limit: MOST } }));
  const runs = data?.data ?? [];
  const names = useCustomerNames(runs.map(({ customerId }) => customerId));
  if (runs.length === 0) return null;
  const count = `${runs.length}${data?.nextCursor ? " or more" : ""}`;
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle size={18} />}
      title={runs.length === 1 ? "A billing run is blocked" : `${count} billing runs are blocked`}
    >
      <List size="sm">
        {runs.map(({ id, customerId, subscriptionId, boundary }) => (
          <List.Item key={id}>
            <AnchorLink
              to="/$env/subscriptions/$subscription"
              params={{ env, subscription: subscriptionId }}
              search={{ run: id }}
              fz="inherit"
            >
              {names.get(customerId) ?? customerId}, run of <Instant at={boundary} timeZone="UTC" dayOnly />
            </AnchorLink>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
