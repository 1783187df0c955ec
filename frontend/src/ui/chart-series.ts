export type ChartSeries = {
  label: string;
  /** Decimal texts, one per name of the chart; null where there is none. */
  values: readonly (string | null)[];
  /** `behind` is a dashed line, such as the period before; bars of several series are stacked. */
  style: "bar" | "behind";
  color: string;
};

export type ChartProps = {
  /** What the chart shows, for those who do not see it. */
  label: string;
  names: readonly string[];
  series: readonly ChartSeries[];
  /** Writes a value in full and, for the axis, short. */
  format: (decimal: string) => string;
  formatShort: (decimal: string) => string;
  height?: number;
  /** Where a bar leads, as a link over it; none where it leads nowhere. */
  linkAt?: (index: number) => React.ReactNode;
};

/** A value in full, or a dash where there is none. */
export const written = (value: string | null | undefined, format: ChartProps["format"]): string =>
  value === null || value === undefined ? "–" : format(value);
