import { Code, Group, Text } from "@mantine/core";
import { IconGauge } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { exactly } from "../../api/exactly.js";
import {
  analyticsEventTypesOptions,
  eventListOptions,
  meterListInfiniteOptions,
} from "../../api/generated/@tanstack/react-query.gen.js";
import type { AnalyticsEventTypesResponse, MeterListResponse } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { formatQuantity } from "../../ui/format.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink, ButtonLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { useList } from "../../ui/use-list.js";
import { measureWords } from "./measure-words.js";

type Meter = MeterListResponse["data"][number];
type EventType = AnalyticsEventTypesResponse["data"][number];

/** Each meter with the last event it counted, and the types that no meter counts. */
export function MetersTab(): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const list = useList(meterListInfiniteOptions({ query: { limit: 50 } }));
  const types = useQuery({ ...analyticsEventTypesOptions(), refetchInterval: 5_000 });
  const of = (meter: Meter): EventType | undefined =>
    types.data?.data.find(({ type }) => type === meter.eventType);
  const uncounted = types.data?.data.filter((type) => type.meters.length === 0 && type.events > 0) ?? [];
  const columns: Column<Meter>[] = [
    {
      key: "name",
      header: "Meter",
      cell: ({ id, name, key }) => (
        <>
          <AnchorLink to="/$env/catalog/meters/$meter" params={{ env, meter: id }} size="sm" fw={500}>
            {name}
          </AnchorLink>
          <Text size="xs" c="dimmed">
            {key}
          </Text>
        </>
      ),
    },
    {
      key: "type",
      header: "Events",
      wideOnly: true,
      cell: ({ eventType }) => (
        <AnchorLink to="/$env/usage" params={{ env }} search={{ tab: "events", type: eventType }} size="sm">
          <Code>{eventType}</Code>
        </AnchorLink>
      ),
    },
    {
      key: "count",
      header: "In 35 days",
      align: "right",
      wideOnly: true,
      cell: (meter) => formatQuantity(String(of(meter)?.events ?? 0)),
    },
    {
      key: "last",
      header: "Last event",
      cell: (meter) => {
        const at = of(meter)?.lastAt;
        return at ? <Instant at={at} seconds /> : <Text size="sm">none yet</Text>;
      },
    },
    { key: "counted", header: "It counted", wideOnly: true, cell: (meter) => <LastCounted meter={meter} /> },
  ];
  return (
    <>
      {uncounted.length > 0 && (
        <Text size="sm" mb="md">
          No meter counts{" "}
          {uncounted.map(({ type }, index) => (
            <span key={type}>
              {index > 0 && ", "}
              <AnchorLink
                to="/$env/usage"
                params={{ env }}
                search={{ tab: "events", type, unmatched: true }}
                size="sm"
              >
                {type}
              </AnchorLink>
            </span>
          ))}
          ; a meter that is made later counts what was there before.
        </Text>
      )}
      <Section flush>
        <DataTable
          label="Meters"
          {...list}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) =>
            void navigate({ to: "/$env/catalog/meters/$meter", params: { env, meter: id } })
          }
          empty={
            <EmptyState
              icon={IconGauge}
              title="No meters yet"
              action={
                <ButtonLink
                  to="/$env/catalog"
                  params={{ env }}
                  search={{ tab: "meters", create: true }}
                  size="xs"
                >
                  Create a meter
                </ButtonLink>
              }
            >
              A meter says what events count for.
            </EmptyState>
          }
        />
      </Section>
    </>
  );
}

function LastCounted({ meter }: { meter: Meter }): React.ReactNode {
  const { data } = useQuery({
    ...exactly(eventListOptions({ query: { type: meter.eventType, limit: 1 } })),
    refetchInterval: 5_000,
  });
  const [event] = data?.data ?? [];
  if (!event) return <Text size="sm">–</Text>;
  const own = event.measures.filter((measure) => measure.meter === meter.key);
  return (
    <Group gap={4}>
      <Text size="sm" lineClamp={1}>
        {own.length > 0 ? measureWords({ ...event, measures: own }) : "not the last one"}
      </Text>
    </Group>
  );
}
