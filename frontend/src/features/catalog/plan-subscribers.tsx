import { IconUsers } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { subscriptionListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { SubscriptionListResponse } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useList } from "../../ui/use-list.js";
import type { Plan, PlanVersion } from "./catalog-types.js";

type Subscription = SubscriptionListResponse["data"][number];

/** Who is on one version of the plan. */
export function PlanSubscribers({ plan, version }: { plan: Plan; version: PlanVersion }): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const list = useList(
    subscriptionListInfiniteOptions({ query: { planVersion: version.id, status: "active", limit: 100 } }),
  );
  const columns: Column<Subscription>[] = [
    {
      key: "customer",
      header: "Customer",
      cell: ({ customerId, customerName }) => (
        <AnchorLink to="/$env/customers/$customer" params={{ env, customer: customerId }} size="sm">
          {customerName}
        </AnchorLink>
      ),
    },
    { key: "status", header: "State", cell: ({ status }) => <StatusBadge status={status} /> },
    {
      key: "since",
      header: "Since",
      wideOnly: true,
      cell: (row) => <Instant at={row.plan.fromAt} dayOnly />,
    },
    {
      key: "next",
      header: "Next",
      wideOnly: true,
      cell: ({ pendingChange }) =>
        pendingChange === null
          ? "–"
          : pendingChange.kind === "cancel"
            ? "ends"
            : `${pendingChange.plan.planName} v${pendingChange.plan.version}`,
    },
  ];
  return (
    <Section title={`Who is on version ${version.number}`} flush>
      <DataTable
        label="Subscriptions"
        {...list}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) =>
          void navigate({ to: "/$env/subscriptions/$subscription", params: { env, subscription: id } })
        }
        empty={
          <EmptyState icon={IconUsers} title={`Nobody is on version ${version.number} of ${plan.name}`}>
            {version.status === "draft"
              ? "It is a draft; customers can subscribe once it is published."
              : "Subscribe a customer from their page, or by POST /v1/subscriptions."}
          </EmptyState>
        }
      />
    </Section>
  );
}
