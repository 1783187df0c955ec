import { SimpleGrid, Stack } from "@mantine/core";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { overviewReadOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEventsArrive } from "../../api/use-events-arrive.js";
import { useEnvironment } from "../../session/environments.js";
import { CurrencySelect } from "../../ui/currency-select.js";
import { Page } from "../../ui/page.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { FirstSteps } from "./first-steps.js";
import { Figures } from "./figures.js";
import { monthName } from "./month-names.js";
import { RevenueChart } from "./revenue-chart.js";
import { TopCustomers } from "./top-customers.js";
import { UsageChart } from "./usage-chart.js";

/** While the stream tells of events, money still moves without any. */
const STREAM_OPEN_MS = 15_000;
const STREAM_CLOSED_MS = 3_000;
/** A newer estimate of what was used is under way. */
const RECOMPUTING_MS = 1_000;

export function OverviewPage(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { currency } = useSearch({ from: "/authenticated/$env/" });
  const navigate = useNavigate({ from: "/$env/" });
  const options = overviewReadOptions({ query: currency ? { currency } : {} });
  const cache = useQueryClient();
  const isLive = useEventsArrive(env, () => cache.refetchQueries({ queryKey: options.queryKey }));
  const overview = useQuery({
    ...options,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.unbilled.isRecomputing ? RECOMPUTING_MS : isLive ? STREAM_OPEN_MS : STREAM_CLOSED_MS,
  });
  const { data } = overview;
  const isEmpty = data !== undefined && (data.currency === null || data.topMeters.length === 0);
  return (
    <Page
      title="Overview"
      subtitle={
        data
          ? `${monthName(data.month.start)} to date, beside ${monthName(data.previousMonth.start)}; days in UTC`
          : "The month to date"
      }
      actions={
        <CurrencySelect
          currencies={data?.currencies}
          value={data?.currency}
          onChange={(chosen) =>
            void navigate({ replace: true, search: (old) => ({ ...old, currency: chosen }) })
          }
        />
      }
    >
      {overview.error && !data && (
        <ProblemAlert error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {isEmpty && <FirstSteps />}
      <Stack gap="md">
        <Figures overview={data} />
        {/* Without a customer there is nothing to draw. */}
        {data?.currency !== null && (
          <>
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              <RevenueChart overview={data} />
              <UsageChart overview={data} />
            </SimpleGrid>
            <TopCustomers overview={data} />
          </>
        )}
      </Stack>
    </Page>
  );
}
