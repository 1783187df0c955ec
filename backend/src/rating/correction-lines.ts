import { differenceLines, exactDifference } from "@atlas/rules";
import type { RatedAmounts } from "./rated-line.js";

/**
 * What late usage changes on what was billed: per line code, the difference between the period rated anew and all that was
 * billed for it. Rounded amounts are compared, so that corrections close exactly to the new amount: 10.004 billed as 10.00 and
 * 10.006 now is one line of 0.01. A line whose rounded amount stays the same gives none.
 */
export function correctionLines(
  currency: string,
  now: readonly RatedAmounts[],
  billed: readonly RatedAmounts[],
): RatedAmounts[] {
  return differenceLines(currency, now, billed).map(({ code, amount }) => {
    const fresh = now.find((line) => line.code === code);
    const before = billed.filter((line) => line.code === code);
    const description = fresh?.description ?? before[0]?.description ?? code;
    return {
      code,
      description: description.endsWith(SUFFIX) ? description : `${description}${SUFFIX}`,
      quantity: exactDifference(
        fresh?.quantity ?? "0",
        before.map((line) => line.quantity),
      ),
      unitAmount: null,
      preciseAmount:
        exactDifference(
          fresh?.preciseAmount ?? "0",
          before.map((line) => line.preciseAmount),
        ) ?? amount,
      amount,
      cost: null,
      groups: null,
      tiers: null,
    };
  });
}

const SUFFIX = " (correction)";
