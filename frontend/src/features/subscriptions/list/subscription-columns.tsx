import { Box, Text } from "@mantine/core";
import type { Column } from "../../../ui/data-table.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import type { Subscription } from "../subscription-types.js";
import { PendingBadge } from "../pending-badge.js";

/** The columns of a list of subscriptions. */
export function subscriptionColumns(env: string): readonly Column<Subscription>[] {
  return [
    {
      key: "customer",
      header: "Customer",
      clamped: true,
      cell: ({ id, customerName }) => (
        <AnchorLink
          to="/$env/subscriptions/$subscription"
          params={{ env, subscription: id }}
          size="sm"
          fw={500}
        >
          {customerName}
        </AnchorLink>
      ),
    },
    {
      key: "plan",
      header: "Plan",
      clamped: true,
      cell: ({ plan }) => (
        <>
          {plan.planName}{" "}
          <Text span size="xs" c="dimmed">
            v{plan.version}
          </Text>
        </>
      ),
    },
    { key: "status", header: "State", wideOnly: true, cell: ({ status }) => <StatusBadge status={status} /> },
    {
      key: "pending",
      header: "To come",
      wideOnly: true,
      cell: (subscription) => <PendingBadge of={subscription} />,
    },
    {
      key: "start",
      header: "Started",
      wideOnly: true,
      cell: ({ startAt, timeZone }) => <Instant at={startAt} timeZone={timeZone} dayOnly />,
    },
    {
      key: "period",
      header: "Period ends",
      align: "right",
      cell: ({ currentPeriod, endsAt, timeZone, status }) => {
        const at = currentPeriod?.end ?? endsAt;
        return (
          <>
            {at ? <Instant at={at} timeZone={timeZone} dayOnly /> : "–"}
            <Box hiddenFrom="sm">
              <StatusBadge status={status} />
            </Box>
          </>
        );
      },
    },
  ];
}
