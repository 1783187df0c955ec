import { Group, Select, Skeleton, Text } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Overview } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { Chart } from "../../ui/chart.js";
import { formatCompact, formatQuantity } from "../../ui/format.js";
import { AnchorLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { dayName, monthName } from "./month-names.js";

type Meter = Overview["topMeters"][number];

/** Usage of one meter by day, or all accepted events where no meter is chosen. */
export function UsageChart({ overview }: { overview: Overview | undefined }): React.ReactNode {
  const { id: env } = useEnvironment();
  const search = useSearch({ from: "/authenticated/$env/" });
  const navigate = useNavigate({ from: "/$env/" });
  const meters = overview?.topMeters ?? [];
  const meter =
    search.meter === "events" ? undefined : (meters.find(({ key }) => key === search.meter) ?? meters[0]);
  return (
    <Section
      title="Usage by day"
      aside={
        <Group gap="sm">
          <Select
            aria-label="Meter"
            size="xs"
            w={160}
            allowDeselect={false}
            data={[
              ...meters.map(({ key, name }) => ({ value: key, label: name })),
              { value: "events", label: "All events" },
            ]}
            value={meter?.key ?? "events"}
            onChange={(chosen) =>
              void navigate({
                replace: true,
                search: (old) => ({ ...old, ...(chosen ? { meter: chosen } : {}) }),
              })
            }
          />
          {meter ? (
            <AnchorLink to="/$env/catalog/meters/$meter" params={{ env, meter: meter.id }} size="sm">
              Meter
            </AnchorLink>
          ) : (
            <AnchorLink to="/$env/usage" params={{ env }} size="sm">
              Events
            </AnchorLink>
          )}
        </Group>
      }
    >
      {overview ? (
        <>
          {meter && <Sum meter={meter} />}
          <Drawn overview={overview} meter={meter} />
        </>
      ) : (
        <Skeleton height={230} />
      )}
    </Section>
  );
}

const Sum = ({ meter }: { meter: Meter }): React.ReactNode => (
  <Text size="sm" mb="xs" className="number" style={{ whiteSpace: "normal" }}>
    <b>{withUnit(meter.quantity, meter)}</b> so far, {formatQuantity(meter.previousQuantity)} by then the
    month before
  </Text>
);

const withUnit = (quantity: string, { unit }: Meter): string =>
  unit ? `${formatQuantity(quantity)} ${unit}` : formatQuantity(quantity);

function Drawn({ overview, meter }: { overview: Overview; meter: Meter | undefined }): React.ReactNode {
  const { id: env } = useEnvironment();
  const days = meter
    ? meter.days.map(({ date, quantity, previousQuantity }) => ({
        date,
        now: quantity,
        before: previousQuantity,
      }))
    : overview.days.map(({ date, events, previousEvents }) => ({
        date,
        now: asText(events),
        before: asText(previousEvents),
      }));
  return (
    <Chart
      linkAt={(index) => {
        const { date, now } = days[index] ?? {};
        return (
          date &&
          /[1-9]/.test(now ?? "") && (
            <AnchorLink
              to="/$env/usage"
              params={{ env }}
              search={{ tab: "events", from: date, to: date }}
              aria-label={`Events of ${dayName(date)}`}
            />
          )
        );
      }}
      label={meter ? `${meter.name} by day` : "Accepted events by day"}
      height={meter ? 176 : 204}
      names={days.map(({ date }) => dayName(date))}
      format={(quantity) => (meter ? withUnit(quantity, meter) : formatQuantity(quantity))}
      formatShort={formatCompact}
      series={[
        {
          label: monthName(overview.month.start),
          style: "bar",
          color: "teal.6",
          values: days.map(({ now }) => now),
        },
        {
          label: monthName(overview.previousMonth.start),
          style: "behind",
          color: "gray.6",
          values: days.map(({ before }) => before),
        },
      ]}
    />
  );
}

const asText = (count: number | null): string | null => (count === null ? null : String(count));
