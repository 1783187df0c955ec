import { Skeleton, Stack, Text } from "@mantine/core";
import { localDate, plusDays, startOfDate } from "@atlas/rules";
import { useQuery } from "@tanstack/react-query";
import { IconChartAreaLine } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { downloadUrl } from "../../../api/client.js";
import { clockGetOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { ButtonLink } from "../../../ui/links.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { Section } from "../../../ui/section.js";
import { useAllMeters } from "../../../ui/use-all-meters.js";
import type { Customer } from "../customer.js";
import type { CustomerSearch } from "../customers-search.js";
import { UsageOfMeter } from "./usage-of-meter.js";
import { UsageControls } from "./usage-controls.js";
import type { MeterUsageQuery } from "./usage-series.js";

/** What a meter counts of the customer, by day or hour and by group. */
export function UsageTab({ customer }: { customer: Customer }): React.ReactNode {
  const { id: env } = useEnvironment();
  const search = useSearch({ from: "/authenticated/$env/customers/$customer" });
  const navigate = useNavigate({ from: "/$env/customers/$customer" });
  const meters = useAllMeters({ archived: "exclude" });
  const clock = useQuery(clockGetOptions());
  const list = meters.data ?? [];
  const meter = list.find(({ key }) => key === search.meter) ?? list[0];
  const change = (part: Partial<Record<keyof CustomerSearch, string | undefined>>): void =>
    void navigate({
      replace: true,
      resetScroll: false,
      search: (old) =>
        Object.fromEntries(Object.entries({ ...old, ...part }).filter(([, value]) => value !== undefined)),
    });
  if (meters.error) return <ProblemAlert error={meters.error} onRetry={() => void meters.refetch()} />;
  if (!meters.data || !clock.data) return <Skeleton height={300} />;
  if (!meter) {
    return (
      <Section>
        <EmptyState
          icon={IconChartAreaLine}
          title="No meter counts anything yet"
          action={
            <ButtonLink to="/$env/catalog" params={{ env }} search={{ tab: "meters", create: true }}>
              Create a meter
            </ButtonLink>
          }
        >
          A meter says what of your events is usage.
        </EmptyState>
      </Section>
    );
  }
  const today = localDate(clock.data.now, customer.timeZone);
  const from = search.from ?? `${today.slice(0, 7)}-01`;
  const to = search.to ?? today;
  const window = search.window ?? "day";
  const groupBy = search.groupBy && meter.groupBy.includes(search.groupBy) ? search.groupBy : null;
  const query: MeterUsageQuery = {
    customer: customer.id,
    meter: meter.key,
    window,
    start: startOfDate(from, customer.timeZone),
    end: startOfDate(plusDays(to, 1), customer.timeZone),
    ...(groupBy ? { groupBy } : {}),
  };
  return (
    <Section>
      <Stack gap="md">
        <UsageControls
          meters={list}
          meter={meter}
          from={from}
          to={to}
          window={window}
          groupBy={groupBy}
          onChange={change}
          exportUrl={downloadUrl("/v1/exports/usage.csv", query)}
        />
        <UsageOfMeter customer={customer} query={query} from={from} to={to} />
        <Text size="xs" c="dimmed">
          Days and hours of {customer.timeZone}, the customer&apos;s zone.
        </Text>
      </Stack>
    </Section>
  );
}
