import { LineChart } from "@mantine/charts";
import "@mantine/charts/styles.css";
import { Paper, Text } from "@mantine/core";
import { chartNumber } from "../../../ui/chart-number.js";
import { formatAmount, formatCompact, formatQuantity, formatShort } from "../../../ui/format.js";
import type { BillCurve } from "@atlas/rules";

type CurveChartProps = { curve: BillCurve; currency: string; unit: string };

/** The bill as a line. Heights are binary numbers; what the tooltip says is the exact amount. */
export function CurveChart({ curve, currency, unit }: CurveChartProps): React.ReactNode {
  const data = curve.points.map(({ quantity, amount }) => ({
    x: chartNumber(quantity),
    bill: chartNumber(amount),
    quantity,
    amount,
  }));
  const end = data.at(-1)?.x ?? 0;
  return (
    <div role="img" aria-label={`The bill against ${unit}; the table below has its figures.`}>
      <LineChart
        h={240}
        data={data}
        dataKey="x"
        series={[{ name: "bill", color: "atlas.6" }]}
        curveType="linear"
        withDots={false}
        strokeWidth={2}
        xAxisProps={{
          type: "number",
          domain: [0, end],
          tickFormatter: (x: number) => formatCompact(String(x)),
        }}
        yAxisProps={{ width: 64, tickFormatter: (y: number) => formatShort(String(y), currency) }}
        referenceLines={curve.cliffs.map(({ quantity, kind }) => ({
          x: chartNumber(quantity),
          color: kind === "falls" ? "red.6" : "orange.6",
          label: kind,
        }))}
        tooltipAnimationDuration={0}
        tooltipProps={{
          content: ({ payload }) => {
            const point = payload?.[0]?.payload as (typeof data)[number] | undefined;
            return point ? (
              <Paper px="sm" py={6} shadow="sm">
                <Text size="xs" c="dimmed">
                  {formatQuantity(point.quantity)} {unit}
                </Text>
                <Text size="sm" fw={600} className="number">
                  {formatAmount(point.amount, currency)}
                </Text>
              </Paper>
            ) : null;
          },
        }}
        lineProps={{ isAnimationActive: false }}
      />
    </div>
  );
}
