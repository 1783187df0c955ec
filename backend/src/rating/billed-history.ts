import { compareInstants } from "@atlas/rules";
import type { BillingRunRef } from "../subscriptions/index.js";
import type { RatedLine, RatedPrice } from "./rated-line.js";

/** All that was billed for one price of one closed period. */
export type BilledHistory = {
  /** The evaluation at the close. */
  base: RatedPrice;
  /** The last that stands: the base or its last correction. */
  last: RatedPrice;
  /** Lines of all that stand. */
  billed: RatedLine[];
  /** The highest correction number that was ever used, standing or not. */
  latest: number;
};

type Run = Pick<BillingRunRef, "boundary" | "revision">;
type Candidate = RatedPrice & { isSuperseded: boolean };

/**
 * Sorts the evaluations of a close into one history per price. What a voided run rated does not stand once its boundary is
 * billed again by a higher revision, as `run` is about to do for its own.
 */
export function billedHistories(
  prices: readonly Candidate[],
  lines: readonly RatedLine[],
  run: Run,
): BilledHistory[] {
  const priceIds = [...new Set(prices.map((price) => price.priceId))];
  return priceIds.flatMap((priceId) => {
    const all = prices.filter((price) => price.priceId === priceId);
    const standing = all.filter((price) => !price.isSuperseded && !isReplacedBy(run, price));
    const base = standing.find((price) => price.correction === 0);
    if (!base) return [];
    const ids = new Set(standing.map((price) => price.id));
    return [
      {
        base,
        last: standing.reduce((last, price) => (price.correction > last.correction ? price : last), base),
        billed: lines.filter((line) => ids.has(line.ratedPriceId)),
        latest: Math.max(...all.map((price) => price.correction)),
      },
    ];
  });
}

const isReplacedBy = (run: Run, price: RatedPrice): boolean =>
  price.revision < run.revision && compareInstants(run.boundary, price.boundary) === 0;
