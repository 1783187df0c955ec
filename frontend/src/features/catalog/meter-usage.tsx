import { Group, Skeleton, Stack, Text } from "@mantine/core";
import { MonthPickerInput } from "@mantine/dates";
import { localDate, plusMonths, startOfDate } from "@atlas/rules";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { exactly } from "../../api/exactly.js";
import {
  clockGetOptions,
  customerReadOptions,
  eventListOptions,
  usageUsageOptions,
} from "../../api/generated/@tanstack/react-query.gen.js";
import { CustomerPicker } from "../../ui/customer-picker.js";
import { Quantity } from "../../ui/money.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { Section } from "../../ui/section.js";
import type { Meter } from "./catalog-types.js";

const UsageChart = lazy(async () => ({ default: (await import("./meter-usage-chart.js")).MeterUsageChart }));

/** What the meter counted of one customer, day by day; at first of whoever sent the last event. */
export function MeterUsage({ meter }: { meter: Meter }): React.ReactNode {
  const search = useSearch({ from: "/authenticated/$env/catalog/meters/$meter" });
  const navigate = useNavigate({ from: "/$env/catalog/meters/$meter" });
  const last = useQuery(exactly(eventListOptions({ query: { type: meter.eventType, limit: 10 } })));
  const clock = useQuery(clockGetOptions());
  const who = search.customer ?? last.data?.data[0]?.customer ?? null;
  const customer = useQuery({
    ...customerReadOptions({ path: { customer: who ?? "" } }),
    enabled: who !== null,
  });
  const zone = customer.data?.timeZone ?? "UTC";
  const month = search.month ?? (clock.data && localDate(clock.data.now, zone).slice(0, 7));
  const first = month ? `${month}-01` : null;
  const usage = useQuery({
    ...usageUsageOptions({
      query: {
        customer: who ?? "",
        meter: meter.key,
        window: "day",
        ...(first ? { start: startOfDate(first, zone), end: startOfDate(plusMonths(first, 1), zone) } : {}),
      },
    }),
    enabled: Boolean(customer.data) && first !== null,
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
        {usage.error && <ProblemAlert error={usage.error} />}
        {who === null && !last.isLoading ? (
          <Text size="sm" c="dimmed">
            Choose a customer; nothing of this meter&apos;s type was received yet.
          </Text>
        ) : usage.data ? (
          <Suspense fallback={<Skeleton height={200} />}>
            <UsageChart days={usage.data.data} timeZone={zone} unit={meter.unit ?? "events"} />
          </Suspense>
        ) : (
          !usage.error && <Skeleton height={200} />
        )}
      </Stack>
    </Section>
  );
}
