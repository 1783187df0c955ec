import { sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";
import type { Instant } from "../time/calendar.js";
import { compareInstants, microsecondsBetween } from "../time/instants.js";

/**
 * A running total weighted by how long each value stood within a period: `(Σ value × time) / whole time`. `carriedIn` is
 * what stood at the start; changes before the start belong into it, changes at or after the end are left out.
 * 2 500 added on 5 March counts for 27 of 31 days: 2177.419…; `carriedOut` is 2 500. Order of the changes does not matter.
 */
export function timeWeightedSum(input: {
  carriedIn: string;
  changes: readonly { at: Instant; value: string }[];
  period: { start: Instant; end: Instant };
}): { quantity: Decimal; carriedOut: Decimal } {
  const { start, end } = input.period;
  const whole = new Decimal(microsecondsBetween(start, end), 0);
  const carriedIn = Decimal.parse(input.carriedIn);
  const changes = input.changes
    .filter(({ at }) => compareInstants(at, start) >= 0 && compareInstants(at, end) < 0)
    .map(({ at, value }) => ({
      value: Decimal.parse(value),
      stands: new Decimal(microsecondsBetween(at, end), 0),
    }));
  // Each change counts from its own moment to the end, so the products can be summed before the one division.
  const weighted = sumOf([
    carriedIn.times(whole),
    ...changes.map(({ value, stands }) => value.times(stands)),
  ]);
  return {
    quantity: weighted.div(whole),
    carriedOut: sumOf([carriedIn, ...changes.map(({ value }) => value)]),
  };
}
