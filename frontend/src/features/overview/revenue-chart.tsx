import { Skeleton, Text } from "@mantine/core";
import type { Overview } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { Chart } from "../../ui/chart.js";
import { formatAmount, formatShort } from "../../ui/format.js";
import { AnchorLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { dayName, monthName } from "./month-names.js";

/** Revenue by the day on which its invoice was issued. */
export function RevenueChart({ overview }: { overview: Overview | undefined }): React.ReactNode {
  const { id: env } = useEnvironment();
  return (
    <Section
      title="Revenue by day"
      aside={
        <AnchorLink to="/$env/invoices" params={{ env }} size="sm">
          Invoices
        </AnchorLink>
      }
    >
      {overview ? (
        <>
          <Text size="sm" mb="xs" className="number" style={{ whiteSpace: "normal" }}>
            <b>{formatAmount(overview.revenue.soFar, overview.currency ?? "EUR")}</b> so far,{" "}
            {formatAmount(overview.revenue.previousTotal, overview.currency ?? "EUR")} in all of the month
            before
          </Text>
          <Drawn overview={overview} />
        </>
      ) : (
        <Skeleton height={230} />
      )}
    </Section>
  );
}

function Drawn({ overview }: { overview: Overview }): React.ReactNode {
  const { id: env } = useEnvironment();
  const currency = overview.currency ?? "EUR";
  return (
    <Chart
      linkAt={(index) => {
        const { date, revenue } = overview.days[index] ?? {};
        return (
          date &&
          /[1-9]/.test(revenue ?? "") && (
            <AnchorLink
              to="/$env/invoices"
              params={{ env }}
              search={{ issuedFrom: date, issuedTo: date }}
              aria-label={`Invoices of ${dayName(date)}`}
            />
          )
        );
      }}
      height={176}
      label={`Revenue by day in ${currency}`}
      names={overview.days.map(({ date }) => dayName(date))}
      format={(amount) => formatAmount(amount, currency)}
      formatShort={(amount) => formatShort(amount, currency)}
      series={[
        {
          label: monthName(overview.month.start),
          style: "bar",
          color: "atlas.5",
          values: overview.days.map(({ revenue }) => revenue),
        },
        {
          label: monthName(overview.previousMonth.start),
          style: "behind",
          color: "gray.6",
          values: overview.days.map(({ previousRevenue }) => previousRevenue),
        },
      ]}
    />
  );
}
