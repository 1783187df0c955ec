import { Box, Group, Text, VisuallyHidden } from "@mantine/core";
import { written, type ChartProps } from "./chart-series.js";
import { DrawnChart } from "./drawn-chart.js";

/** Bars by day or hour, with a legend, exact figures on hover, and the same as a table for screen readers. */
export function Chart(props: ChartProps): React.ReactNode {
  const { height = 200, series } = props;
  return (
    <Box>
      <Box h={height}>
        <DrawnChart {...props} height={height} />
      </Box>
      {series.length > 1 && (
        <Group gap="md" mt={6} aria-hidden>
          {series.map(({ label, color, style }) => (
            <Group key={label} gap={6} wrap="nowrap">
              <Box
                w={10}
                h={style === "bar" ? 10 : 2}
                bg={color}
                style={{ borderRadius: style === "bar" ? 2 : 0, flex: "none" }}
              />
              <Text size="xs" c="dimmed">
                {label}
              </Text>
            </Group>
          ))}
        </Group>
      )}
      <VisuallyHidden>
        <ChartTable {...props} />
      </VisuallyHidden>
    </Box>
  );
}

function ChartTable({ label, names, series, format }: ChartProps): React.ReactNode {
  return (
    <table>
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          {series.map((each) => (
            <th key={each.label} scope="col">
              {each.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name, index) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {series.map(({ label: column, values }) => (
              <td key={column}>{written(values[index], format)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
