import { Group, Skeleton, Stack, Text } from "@mantine/core";
import { MonthPickerInput } from "@mantine/dates";
import { localDate, plusMonths, startOfDate } from "@atlas/rules";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import {
  clockGetOptions,
  customerReadOptions,
  usageUsageOptions,
} from "../../api/generated/@tanstack/react-query.gen.js";
import { CustomerPicker } from "../../ui/customer-picker.js";
import { Quantity } from "../../ui/money.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { Section } from "../../ui/section.js";
import type { Meter } from "./catalog-types.js";

const UsageChart = lazy(async () => ({ default: (await import("./meter-usage-chart.js")).MeterUsageChart }));

/** Where everybody's usage is not the sum of each customer's. */
const OVER_ALL: Partial<Record<Meter["aggregation"], string>> = {
  unique: "Of all customers together: a value that several of them sent counts once.",
  max: "Of all customers together: the largest value of any of them.",
};

/** What the meter counted day by day, of all customers or of one. */
export function MeterUsage({ meter }: { meter: Meter }): React.ReactNode {
  const search = useSearch({ from: "/authenticated/$env/catalog/meters/$meter" });
  const navigate = useNavigate({ from: "/$env/catalog/meters/$meter" });
  const clock = useQuery(clockGetOptions());
  const who = search.customer ?? null;
  const customer = useQuery({
    ...customerReadOptions({ path: { customer: who ?? "" } }),
    enabled: who !== null,
  });
  // Days are the customer's; those of all are UTC's.
  const zone = customer.data?.timeZone ?? "UTC";
  const month = search.month ?? (clock.data && localDate(clock.data.now, zone).slice(0, 7));
  const first = month ? `${month}-01` : null;
  const usage = useQuery({
    ...usageUsageOptions({
      query: {
        ...(who === null ? {} : { customer: who }),
        meter: meter.key,
        window: "day",
        ...(first ? { start: startOfDate(first, zone), end: startOfDate(plusMonths(first, 1), zone) } : {}),
      },
    }),
    enabled: (who === null || customer.data !== undefined) && first !== null,
  });
  const change = (part: { customer?: string | undefined; month?: string | undefined }): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  return (
    <Section title="Usage">
      <Stack gap="sm">
        <Group align="flex-end" gap="sm">
          <CustomerPicker
            label="Customer"
            size="xs"
            placeholder="All customers"
            value={who}
            onChange={(chosen) => change({ customer: chosen ?? undefined })}
          />
          <MonthPickerInput
            label="Month"
            size="xs"
            w={140}
            value={first}
            onChange={(value) => change({ month: value?.slice(0, 7) })}
          />
          {usage.data && (
            <Text size="sm" pb={6}>
              <Quantity value={usage.data.total.quantity} unit={meter.unit} fw={600} /> in{" "}
              <Quantity value={String(usage.data.total.events)} /> events
            </Text>
          )}
        </Group>
        {who === null && OVER_ALL[meter.aggregation] && (
          <Text size="xs" c="dimmed">
            {OVER_ALL[meter.aggregation]}
          </Text>
        )}
        {usage.error ? (
          <ProblemAlert error={usage.error} />
        ) : customer.error ? (
          <ProblemAlert error={customer.error} />
        ) : usage.data ? (
          <Suspense fallback={<Skeleton height={200} />}>
            <UsageChart days={usage.data.data} timeZone={zone} unit={meter.unit ?? "events"} />
          </Suspense>
        ) : (
          <Skeleton height={200} />
        )}
      </Stack>
    </Section>
  );
}
