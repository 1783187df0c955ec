import type { UsageUsageResponses } from "../../../api/generated/index.js";
import type { ChartSeries } from "../../../ui/chart-series.js";

type Usage = UsageUsageResponses[200];

/** Which usage is asked for, for the page and for the file. */
export type MeterUsageQuery = {
  customer: string;
  meter: string;
  window: "day" | "hour";
  start: string;
  end: string;
  groupBy?: string;
};

const COLORS = ["atlas.5", "teal.6", "orange.6", "grape.5", "cyan.6", "pink.5", "lime.7", "yellow.7"];
/** As many groups as there are colours that can be told apart. */
const MOST_GROUPS = COLORS.length;

/** One series, or one per value of the property; those without a place in the chart stand in the table below it. */
export function usageSeries(usage: Usage, groupBy: string | null): ChartSeries[] {
  if (groupBy === null) {
    const values = usage.data.map(({ quantity }) => quantity);
    return [{ label: usage.meter.name, style: "bar", color: "atlas.5", values }];
  }
  return (usage.total.groups ?? []).slice(0, MOST_GROUPS).map(({ by }, index) => ({
    label: by[groupBy] ?? "none",
    style: "bar",
    color: COLORS[index] ?? "gray.6",
    values: usage.data.map(
      ({ groups }) => groups?.find((group) => group.by[groupBy] === by[groupBy])?.quantity ?? null,
    ),
  }));
}

/** A window as it stands below its bar: `Mar 14`, or `Mar 14, 15:00`. */
export const windowName = (start: string, timeZone: string, window: "day" | "hour"): string =>
  new Intl.DateTimeFormat(undefined, {
    month: "short",
    day: "numeric",
    ...(window === "hour" ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : {}),
    timeZone,
  }).format(new Date(start));
