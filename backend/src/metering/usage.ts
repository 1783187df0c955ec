/** One group of a meter's usage: the values of the properties it is split by, in the meter's order. */
export type UsageGroup = { by: Record<string, string | null>; quantity: string; events: number };

/** A meter's usage of a period; quantities are exact decimal strings. Without events the quantity is "0". */
export type MeterUsage = { quantity: string; events: number; groups: UsageGroup[] };

/** By meter key. */
export type UsageByMeter = Record<string, MeterUsage>;
