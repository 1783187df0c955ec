import { extrapolateQuantity, prorate, type Instant } from "@atlas/rules";
import type { Meter } from "../catalog/index.js";
import type { MeterUsage, UsageByMeter } from "../metering/index.js";

/** A period of which `now` has been reached. */
export type Progress = { start: Instant; end: Instant; now: Instant };

/**
 * Usage as it will be at the period's end when it goes on as so far. Counts and sums grow with time: 300 after 10 of 31 days
 * are 930 at the end, rounded to the digits that they have. The largest value and the number of distinct ones do not, so they
 * stay as they are. Quantities are extrapolated, never amounts, since prices are not linear.
 */
export function extrapolateUsage(
  usage: UsageByMeter,
  meters: readonly Meter[],
  progress: Progress,
): UsageByMeter {
  const grow = growth(progress);
  const growing = new Set(meters.filter((meter) => grows(meter)).map((meter) => meter.key));
  return Object.fromEntries(
    Object.entries(usage).map(([key, meter]) => [key, growing.has(key) ? grown(meter, grow) : meter]),
  );
}

function grows({ aggregation }: Meter): boolean {
  switch (aggregation) {
    case "count":
    case "sum":
      return true;
    case "max":
    case "unique":
      return false;
  }
}

function growth({ start, end, now }: Progress): (quantity: string) => string {
  const elapsed = prorate(
    "second",
    { from: start, to: now },
    { naturalStart: start, naturalEnd: end },
    "UTC",
  );
  return (quantity) => extrapolateQuantity(quantity, elapsed);
}

function grown(meter: MeterUsage, grow: (quantity: string) => string): MeterUsage {
  return {
    ...meter,
    quantity: grow(meter.quantity),
    groups: meter.groups.map((group) => ({ ...group, quantity: grow(group.quantity) })),
  };
}
