import {
  addAmounts,
  explainRating,
  periodAt,
  ratePrice,
  type BillingPeriod,
  type MeterUsage,
  type PriceDefinition,
  type RatedLine,
} from "@atlas/rules";
import { sentenceNumbers } from "../../../ui/format.js";

export type SampleLine = { key: string; line: RatedLine; sentences: string[] };
export type SampleBill = { lines: SampleLine[]; total: string; failures: { key: string; message: string }[] };

/** The calendar month around an instant in a zone, or the one before it. */
export function monthOf(now: string, timeZone: string, which: "this" | "last"): BillingPeriod {
  const schedule = {
    interval: "month",
    anchor: "calendar",
    startAt: "2000-01-01T00:00:00.000Z",
    timeZone,
  } as const;
  const current = periodAt(schedule, now);
  if (which === "this") return current;
  const justBefore = new Date(new Date(current.start).getTime() - 1).toISOString();
  return periodAt(schedule, justBefore);
}

/** What usage would cost at some prices: each line with its explanation, and what could not be rated. */
export function sampleBill(
  prices: readonly PriceDefinition[],
  usage: Record<string, MeterUsage>,
  period: BillingPeriod,
  currency: string,
): SampleBill {
  const failures: SampleBill["failures"] = [];
  const lines = prices.flatMap((price): SampleLine[] => {
    try {
      const rating = ratePrice(price, {
        usage,
        customer: {},
        subscription: {},
        period,
        prior: null,
        asOf: period.end,
        currency,
      });
      const explained = explainRating(rating, price.ruleText, currency, sentenceNumbers(currency));
      return rating.lines.map((line, index) => ({
        key: `${price.key} ${index}`,
        line,
        sentences: explained[index]?.sentences ?? [],
      }));
    } catch (error) {
      failures.push({ key: price.key, message: error instanceof Error ? error.message : String(error) });
      return [];
    }
  });
  const total = addAmounts(
    lines.map(({ line }) => line.amount),
    currency,
  );
  return { lines, total, failures };
}
