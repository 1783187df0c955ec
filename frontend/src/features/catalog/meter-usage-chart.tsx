import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.css";
import { Paper, Text } from "@mantine/core";
import { localDate } from "@atlas/rules";
import type { UsageUsageResponse } from "../../api/generated/index.js";
import { chartNumber } from "../../ui/chart-number.js";
import { formatCompact, formatQuantity } from "../../ui/format.js";

type MeterUsageChartProps = { days: UsageUsageResponse["data"]; timeZone: string; unit: string };

/** Usage by day as bars; the tooltip has the exact quantity. */
export function MeterUsageChart({ days, timeZone, unit }: MeterUsageChartProps): React.ReactNode {
  const data = days.map(({ start, quantity, events }) => ({
    day: localDate(start, timeZone).slice(8),
    date: localDate(start, timeZone),
    usage: chartNumber(quantity),
    quantity,
    events,
  }));
  return (
    <div role="img" aria-label={`Usage in ${unit} by day; its sum stands above.`}>
      <BarChart
        h={200}
        data={data}
        dataKey="day"
        series={[{ name: "usage", color: "atlas.6" }]}
        tickLine="none"
        yAxisProps={{ width: 48, tickFormatter: (y: number) => formatCompact(String(y)) }}
        barProps={{ isAnimationActive: false, radius: 2 }}
        tooltipAnimationDuration={0}
        tooltipProps={{
          content: ({ payload }) => {
            const point = payload?.[0]?.payload as (typeof data)[number] | undefined;
            return point ? (
              <Paper px="sm" py={6} shadow="sm">
                <Text size="xs" c="dimmed">
                  {point.date}
                </Text>
                <Text size="sm" fw={600} className="number">
                  {formatQuantity(point.quantity)} {unit}
                </Text>
              </Paper>
            ) : null;
          },
        }}
      />
    </div>
  );
}
