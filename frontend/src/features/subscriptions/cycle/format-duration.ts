const UNITS = [
  ["millisecond", 1],
  ["second", 1_000],
  ["minute", 60_000],
  ["hour", 3_600_000],
] as const;

/** How long a step took, in its largest fitting unit: `120 ms`, `1.2 s`, `3 min`. */
export function formatDuration(ms: number): string {
  const [unit, size] = UNITS.findLast(([, least]) => ms >= least) ?? UNITS[0];
  return new Intl.NumberFormat(undefined, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: unit === "millisecond" ? 0 : 1,
  }).format(ms / size);
}
