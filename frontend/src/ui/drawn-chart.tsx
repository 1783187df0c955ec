import { CompositeChart } from "@mantine/charts";
import { Group, Paper, Text } from "@mantine/core";
import { written, type ChartProps } from "./chart-series.js";
import { chartNumber } from "./chart-number.js";

/** The picture of a `Chart`; loaded when one is shown. */
export function DrawnChart({ names, series, format, formatShort, height }: ChartProps): React.ReactNode {
  const rows = names.map((name, index) => ({
    name,
    index,
    ...Object.fromEntries(
      series.map(({ label, values }) => {
        const value = values[index] ?? null;
        return [label, value === null ? null : chartNumber(value)];
      }),
    ),
  }));
  return (
    <CompositeChart
      h={height}
      data={rows}
      dataKey="name"
      // Lines first: bars are drawn over what they are compared with.
      series={[...series]
        .sort((one, other) => Number(one.style === "bar") - Number(other.style === "bar"))
        .map(({ label, color, style }) => ({
          name: label,
          color,
          type: style === "bar" ? ("bar" as const) : ("line" as const),
          ...(style === "behind" ? { strokeDasharray: "4 3" } : {}),
        }))}
      withDots={false}
      strokeWidth={1.5}
      curveType="linear"
      tickLine="none"
      barProps={{ stackId: "all", isAnimationActive: false }}
      lineProps={{ isAnimationActive: false }}
      yAxisProps={{ width: 52, tickFormatter: (value: number) => formatShort(String(value)), tickCount: 4 }}
      xAxisProps={{ minTickGap: 24 }}
      composedChartProps={{ accessibilityLayer: false }}
      tooltipAnimationDuration={0}
      tooltipProps={{
        content: ({ active, payload }) => {
          const row = payload[0]?.payload as { index: number; name: string } | undefined;
          return active && row ? (
            <Tip name={row.name} series={series} index={row.index} format={format} />
          ) : null;
        },
      }}
    />
  );
}

type TipProps = Pick<ChartProps, "series" | "format"> & { name: string; index: number };

/** The exact figures of a day: those that were given, not those that were drawn. */
function Tip({ name, series, index, format }: TipProps): React.ReactNode {
  return (
    <Paper p="xs" shadow="md">
      <Text size="xs" fw={600} mb={2}>
        {name}
      </Text>
      {series.map(({ label, values }) => (
        <Group key={label} gap="md" justify="space-between" wrap="nowrap">
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text size="xs" className="number">
            {written(values[index], format)}
          </Text>
        </Group>
      ))}
    </Paper>
  );
}
