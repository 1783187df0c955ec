/** Between which values a chart is drawn, and where its lines lie. */
export type ChartScale = { low: number; high: number; ticks: readonly number[] };

const INTERVALS = 3;
const STEPS = [1, 2, 2.5, 5, 10];

/** About three even steps of round numbers that hold all values and zero. */
export function chartScale(values: readonly number[]): ChartScale {
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  const step = roundStep((highest - lowest || 1) / INTERVALS);
  const first = Math.floor(lowest / step);
  const last = Math.max(Math.ceil(highest / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => exactly((first + index) * step));
  return { low: first * step, high: last * step, ticks };
}

/** The next larger of 1, 2, 2.5, 5 times a power of ten. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = STEPS.find((each) => each * power >= least * 0.999_999) ?? 10;
  return exactly(factor * power);
}

// 3 × 0.1 is 0.30000000000000004.
const exactly = (value: number): number => parseFloat(value.toPrecision(12));

/** Every how many names one is written, so that they do not run into each other. */
export const nameEvery = (count: number, width: number, nameWidth: number): number =>
  Math.max(1, Math.ceil((count * nameWidth) / Math.max(width, 1)));
