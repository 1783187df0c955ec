import { Button, Group, Select, Stack } from "@mantine/core";
import { IconPlus, IconRepeat } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { subscriptionListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { given } from "../../app/page-search.js";
import { useEnvironment } from "../../session/environments.js";
import { useCan } from "../../session/session.js";
import { CustomerPicker } from "../../ui/customer-picker.js";
import { DataTable } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Page } from "../../ui/page.js";
import { Section } from "../../ui/section.js";
import { useList } from "../../ui/use-list.js";
import { CreateSubscription } from "./form/create-subscription.js";
import { PlanPicker } from "./list/plan-picker.js";
import { subscriptionColumns } from "./list/subscription-columns.js";
import { subscriptionStatuses, type SubscriptionsSearch } from "./subscriptions-search.js";

type Change = { [Key in keyof SubscriptionsSearch]: SubscriptionsSearch[Key] | undefined };

export function SubscriptionsPage(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { create, ...filters } = given(useSearch({ from: "/authenticated/$env/subscriptions" }));
  const navigate = useNavigate({ from: "/$env/subscriptions" });
  const mayWrite = useCan("subscriptions:write");
  const list = useList(subscriptionListInfiniteOptions({ query: { ...filters, limit: 100 } }));
  const isFiltered = Object.keys(filters).length > 0;
  const change = (values: Change, replace = true): void =>
    void navigate({
      replace,
      search: (old) => given({ ...old, ...values }),
    });
  const createButton = mayWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change({ create: true }, false)}>
      Create subscription
    </Button>
  );
  return (
    <Page title="Subscriptions" actions={createButton}>
      <Stack gap="sm">
        <Group gap="xs">
          <Select
            aria-label="State"
            placeholder="Any state"
            clearable
            clearButtonProps={{ "aria-label": "Clear the state" }}
            w={{ base: "100%", xs: 150 }}
            data={subscriptionStatuses.map((status) => ({ value: status, label: status }))}
            value={filters.status ?? null}
            onChange={(value) => change({ status: subscriptionStatuses.find((status) => status === value) })}
          />
          <CustomerPicker
            aria-label="Customer"
            w={{ base: "100%", xs: 220 }}
            value={filters.customer ?? null}
            onChange={(customer) => change({ customer: customer ?? undefined })}
          />
          <PlanPicker
            aria-label="Plan"
            clearable
            w={{ base: "100%", xs: 200 }}
            value={filters.plan ?? null}
            onChange={(plan) => change({ plan: plan ?? undefined })}
          />
          {isFiltered && (
            <Button variant="subtle" color="gray" c="dimmed" onClick={() => void navigate({ search: {} })}>
              Clear filters
            </Button>
          )}
        </Group>
        <Section flush>
          <DataTable
            label="Subscriptions"
            {...list}
            columns={subscriptionColumns(env)}
            rowKey={({ id }) => id}
            onOpen={({ id }) =>
              void navigate({ to: "/$env/subscriptions/$subscription", params: { env, subscription: id } })
            }
            empty={
              <EmptyState
                icon={IconRepeat}
                title={isFiltered ? "No subscription matches" : "No subscriptions yet"}
                action={isFiltered ? undefined : createButton}
              >
                {isFiltered
                  ? "None of this environment’s subscriptions fits all of these filters."
                  : "A subscription puts a customer on a plan: from then on each period is metered, rated, invoiced and collected."}
              </EmptyState>
            }
          />
        </Section>
      </Stack>
      {create && mayWrite && (
        <CreateSubscription
          customer={filters.customer ?? null}
          onClose={() => change({ create: undefined })}
        />
      )}
    </Page>
  );
}
