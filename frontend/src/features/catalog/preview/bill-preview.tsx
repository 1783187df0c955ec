import { Accordion, Alert, Group, List, SegmentedControl, Skeleton, Stack, Table, Text } from "@mantine/core";
import type { MeterUsage, PriceDefinition } from "@atlas/rules";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  clockGetOptions,
  customerReadOptions,
  usageUsageOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { CustomerReadResponse } from "../../../api/generated/index.js";
import { CustomerPicker } from "../../../ui/customer-picker.js";
import { Instant } from "../../../ui/instant.js";
import { Money, Quantity } from "../../../ui/money.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import type { Meter } from "../catalog-types.js";
import { MissingPrices, type MissingPrice } from "./missing-prices.js";
import { monthOf, sampleBill } from "./sample-bill.js";

type BillPreviewProps = {
  prices: readonly PriceDefinition[];
  /** Prices with an error, which the bill has to do without. */
  missing: readonly MissingPrice[];
  onPick: (index: number) => void;
  currency: string;
  /** The meters that the prices read. */
  meters: readonly Meter[];
  customer: string | undefined;
  month: "this" | "last";
  onChange: (change: { customer?: string | undefined; month?: "this" | "last" }) => void;
};

/** What a real customer's month would cost at these prices: usage from the API, amounts by the engine, here. */
export function BillPreview(props: BillPreviewProps): React.ReactNode {
  const { customer: id, month, onChange } = props;
  const customer = useQuery({
    ...customerReadOptions({ path: { customer: id ?? "" } }),
    enabled: Boolean(id),
  });
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <CustomerPicker
          label="Usage of"
          size="xs"
          placeholder="Choose a customer"
          value={id ?? null}
          onChange={(chosen) => onChange({ customer: chosen ?? undefined })}
        />
        <SegmentedControl
          aria-label="Which month"
          size="xs"
          value={month}
          onChange={(value) => onChange({ month: value === "last" ? "last" : "this" })}
          data={[
            { value: "this", label: "This month" },
            { value: "last", label: "Last month" },
          ]}
        />
      </Group>
      {!id && <Text size="sm">Choose a customer to see what their month would cost at these prices.</Text>}
      {customer.error && <ProblemAlert error={customer.error} />}
      {id && customer.isLoading && <Skeleton height={120} />}
      {id && customer.data && <Bill {...props} who={customer.data} />}
    </Stack>
  );
}

function Bill({
  prices,
  missing,
  onPick,
  currency,
  meters,
  month,
  who,
}: BillPreviewProps & { who: CustomerReadResponse }): React.ReactNode {
  const clock = useQuery(clockGetOptions());
  const now = clock.data?.now;
  const period = useMemo(() => (now ? monthOf(now, who.timeZone, month) : null), [now, who.timeZone, month]);
  const usages = useQueries({
    queries: meters.map((meter) => ({
      ...usageUsageOptions({
        query: {
          customer: who.id,
          meter: meter.key,
          ...(period ? { start: period.start, end: period.end } : {}),
          ...(meter.groupBy.length > 0 ? { groupBy: meter.groupBy.join(",") } : {}),
        },
      }),
      enabled: period !== null,
    })),
  });
  const failed = usages.find(({ error }) => error)?.error ?? clock.error;
  if (failed) return <ProblemAlert error={failed} />;
  if (!period || usages.some(({ data }) => !data)) return <Skeleton height={160} />;
  const usage: Record<string, MeterUsage> = Object.fromEntries(
    usages.flatMap(({ data }) =>
      data
        ? [
            [
              data.meter.key,
              { quantity: data.total.quantity, events: data.total.events, groups: data.total.groups ?? [] },
            ],
          ]
        : [],
    ),
  );
  const bill = sampleBill(prices, usage, period, currency);
  const isWhole = missing.length === 0 && bill.failures.length === 0;
  return (
    <>
      <MissingPrices
        missing={missing}
        consequence="The sum below is without what they would cost."
        onPick={onPick}
      />
      <Text size="xs" c="dimmed">
        <Instant at={period.start} timeZone={who.timeZone} dayOnly /> until before{" "}
        <Instant at={period.end} timeZone={who.timeZone} dayOnly />, without their overrides, taxes and
        credits.
      </Text>
      {bill.failures.map(({ key, message }) => (
        <Alert
          key={key}
          color="red"
          title={`${prices.find((price) => price.key === key)?.name ?? key} cannot be rated`}
        >
          {message}
        </Alert>
      ))}
      <Accordion chevronPosition="left" variant="default" multiple>
        {bill.lines.map(({ key, line, sentences }) => (
          <Accordion.Item key={key} value={key}>
            <Accordion.Control px={0}>
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <Text size="sm">
                  {line.description}
                  {line.quantity !== null && (
                    <Text span size="xs" c="dimmed">
                      {" "}
                      <Quantity value={line.quantity} />
                    </Text>
                  )}
                </Text>
                <Money amount={line.amount} currency={currency} size="sm" />
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <List size="sm" spacing={4}>
                {sentences.map((sentence) => (
                  <List.Item key={sentence}>{sentence}</List.Item>
                ))}
              </List>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <Table aria-label="Total">
        <Table.Tbody>
          <Table.Tr>
            <Table.Td px={0} fw={600}>
              {isWhole ? "Total" : "Sum without the missing prices"}
            </Table.Td>
            <Table.Td px={0} ta="right">
              <Money amount={bill.total} currency={currency} {...(isWhole ? { fw: 600 } : { c: "dimmed" })} />
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </>
  );
}
