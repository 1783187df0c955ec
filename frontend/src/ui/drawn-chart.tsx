import { Group, Paper, Text, parseThemeColor, useMantineTheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useState } from "react";
import { ChartBars, ChartLine } from "./chart-marks.js";
import { chartNumber } from "./chart-number.js";
import { chartScale, nameEvery } from "./chart-scale.js";
import { written, type ChartProps } from "./chart-series.js";
import classes from "./drawn-chart.module.css";

const LEFT = 56;
const TOP = 8;
const BOTTOM = 24;
const NAME_WIDTH = 60;

/** The picture of a `Chart`. Drawn here: a library for charts would weigh as much as the rest of the first page. */
export function DrawnChart({ names, series, format, formatShort, height = 200, linkAt }: ChartProps) {
  const theme = useMantineTheme();
  const { ref, width } = useElementSize();
  const [pointed, setPointed] = useState<number | null>(null);
  const columns = series.map(({ values, color, ...rest }) => ({
    ...rest,
    color: parseThemeColor({ color, theme }).value,
    heights: names.map((_, index) => heightOf(values[index])),
  }));
  const bars = columns.filter(({ style }) => style === "bar");
  const lines = columns.filter(({ style }) => style === "behind");
  const stacked = names.map((_, index) => bars.reduce((sum, { heights }) => sum + (heights[index] ?? 0), 0));
  const scale = chartScale([...stacked, ...lines.flatMap(({ heights }) => heights.filter(isKnown))]);
  const band = Math.max(0, width - LEFT) / Math.max(1, names.length);
  const y = (value: number): number =>
    TOP + ((scale.high - value) / (scale.high - scale.low)) * (height - TOP - BOTTOM);
  const place = { x: (index: number) => LEFT + (index + 0.5) * band, y, band };
  const every = nameEvery(names.length, width - LEFT, NAME_WIDTH);
  return (
    <div
      ref={ref}
      className={classes["frame"]}
      onPointerLeave={() => setPointed(null)}
      onPointerMove={({ clientX, currentTarget }) => {
        const index = Math.floor((clientX - currentTarget.getBoundingClientRect().left - LEFT) / band);
        setPointed(index >= 0 && index < names.length ? index : null);
      }}
    >
      <svg aria-hidden className={classes["drawing"]} width={width} height={height}>
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line className={classes["line"]} x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 10} y={y(tick)} dy="0.35em" textAnchor="end">
              {formatShort(String(tick))}
            </text>
          </g>
        ))}
        {names.map(
          (name, index) =>
            index % every === 0 && (
              <text key={name} y={height - 6} {...nameAt(place.x(index), width)}>
                {name}
              </text>
            ),
        )}
        {pointed !== null && (
          <rect
            className={classes["pointed"]}
            x={LEFT + pointed * band}
            width={band}
            y={TOP}
            height={height - TOP - BOTTOM}
          />
        )}
        {lines.map(({ label, color, heights }) => (
          <ChartLine key={label} color={color} heights={heights} place={place} />
        ))}
        <ChartBars bars={bars} count={names.length} place={place} />
      </svg>
      {linkAt &&
        names.map((name, index) => (
          <div
            key={name}
            className={classes["link"]}
            style={{ left: LEFT + index * band, width: band, top: TOP, height: height - TOP - BOTTOM }}
          >
            {linkAt(index)}
          </div>
        ))}
      {pointed !== null && names[pointed] !== undefined && (
        <Tip
          name={names[pointed]}
          series={series}
          index={pointed}
          format={format}
          style={
            pointed < names.length / 2
              ? { left: place.x(pointed) - band / 2 }
              : { right: width - place.x(pointed) - band / 2 }
          }
        />
      )}
    </div>
  );
}

/** Below the middle of its band; a name that would pass the right edge ends there. */
const nameAt = (x: number, width: number): { x: number; textAnchor: "middle" | "end" } =>
  x + NAME_WIDTH / 3 > width ? { x: width, textAnchor: "end" } : { x, textAnchor: "middle" };

const isKnown = (height: number | null): height is number => height !== null;
const heightOf = (value: string | null | undefined): number | null =>
  value === null || value === undefined ? null : chartNumber(value);

type TipProps = Pick<ChartProps, "series" | "format"> & {
  name: string;
  index: number;
  style: React.CSSProperties;
};

/** The exact figures of a day: those that were given, not those that were drawn. */
function Tip({ name, series, index, format, style }: TipProps): React.ReactNode {
  return (
    <Paper aria-hidden p="xs" shadow="md" className={classes["tip"]} style={style}>
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
