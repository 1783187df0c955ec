import { Button, Center, Checkbox, Group, Skeleton } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { plusDays, startOfDate } from "@atlas/rules";
import { IconSearch } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { exactly } from "../../api/exactly.js";
import { eventListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { EmptyState } from "../../ui/empty-state.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { Section } from "../../ui/section.js";
import { useList } from "../../ui/use-list.js";
import { EventFilters, useChangeSearch } from "./event-filters.js";
import { EventRows } from "./event-rows.js";
import { useCustomerNames } from "../../ui/use-customer-names.js";

/** Events that were received, by type, customer and day. */
export function EventsTab(): React.ReactNode {
  const { type, customer, from, to, unmatched } = useSearch({ from: "/authenticated/$env/usage" });
  const change = useChangeSearch();
  const list = useList(
    exactly(
      eventListInfiniteOptions({
        query: {
          limit: 50,
          ...(type ? { type } : {}),
          ...(customer ? { customer } : {}),
          ...(from ? { start: startOfDate(from, "UTC") } : {}),
          // The last day is meant as a whole.
          ...(to ? { end: startOfDate(plusDays(to, 1), "UTC") } : {}),
          ...(unmatched ? { unmatched: "true" } : {}),
        },
      }),
    ),
  );
  const names = useCustomerNames((list.rows ?? []).map((event) => event.customer));
  return (
    <>
      <Group align="flex-end" gap="sm" mb="md">
        <EventFilters />
        <DatePickerInput
          label="From"
          size="xs"
          w={150}
          placeholder="Any day"
          value={from ?? null}
          onChange={(day) => change({ from: day ?? undefined })}
          clearable
          clearButtonProps={{ "aria-label": "Clear the first day" }}
        />
        <DatePickerInput
          label="To (UTC days)"
          size="xs"
          w={150}
          placeholder="Any day"
          value={to ?? null}
          onChange={(day) => change({ to: day ?? undefined })}
          clearable
          clearButtonProps={{ "aria-label": "Clear the last day" }}
        />
        <Checkbox
          label="Only those no meter counts"
          size="xs"
          pb={6}
          checked={unmatched ?? false}
          onChange={(event) => change({ unmatched: event.currentTarget.checked ? true : undefined })}
        />
      </Group>
      <Section flush>
        {list.error && !list.rows ? (
          <ProblemAlert error={list.error} onRetry={list.onRetry} />
        ) : !list.rows ? (
          <Skeleton height={240} />
        ) : list.rows.length === 0 ? (
          <EmptyState icon={IconSearch} title="No event fits">
            Widen the days, or leave out the type or the customer.
          </EmptyState>
        ) : (
          <EventRows label="Events" events={list.rows} names={names} />
        )}
        {list.hasMore && (
          <Center p="sm">
            <Button variant="default" size="xs" loading={list.isLoadingMore} onClick={list.onMore}>
              Show more
            </Button>
          </Center>
        )}
      </Section>
    </>
  );
}
