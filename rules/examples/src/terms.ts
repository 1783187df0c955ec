import {
  Decimal,
  firstPeriod,
  periodAfter,
  plusDays,
  proratedFee,
  roundToCurrency,
  totalInvoice,
  unusedFee,
  type BillingInterval,
  type BillingPeriod,
  type BillingSchedule,
  type ProrationMethod,
} from "@atlas/rules";
import { MissingInput, type Fields } from "./case.js";
import { optional, text } from "./fields.js";

/** The currency of examples that state none: two digits. */
export const currency = "EUR";

const intervals: readonly [RegExp, BillingInterval][] = [
  [/half|semi/, "half_year"],
  [/quarter/, "quarter"],
  [/month/, "month"],
  [/year|annual/, "year"],
  [/week/, "week"],
  [/da(y|ily)/, "day"],
];

/** The interval that a text names: "monthly anniversary" is a month. */
export function intervalOf(words: string): BillingInterval {
  const found = intervals.find(([pattern]) => pattern.test(words));
  if (!found) throw new MissingInput(`names no interval: ${words}`);
  return found[1];
}

/** A date or an instant as an instant: a bare date is its first moment in UTC. */
export function instant(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `${value}T00:00:00Z`;
  return value.replace(/T(\d{2}:\d{2})Z$/, "T$1:00Z");
}

/** The schedule of a subscription as the examples describe one. */
export function scheduleOf(
  fields: Fields,
  over: { startAt?: string; interval?: string } = {},
): BillingSchedule {
  const words = `${over.interval ?? optional(fields, "interval") ?? ""} ${optional(fields, "billing") ?? ""}`;
  const startAt =
    over.startAt ?? optional(fields, "started_at") ?? optional(fields, "started_and_terminated");
  const anchorAt = optional(fields, "subscription_at");
  return {
    interval: intervalOf(over.interval ?? words),
    anchor: words.includes("anniversary") ? "anniversary" : "calendar",
    startAt: instant(startAt ?? text(fields, "started_at")),
    timeZone: optional(fields, "customer_tz") ?? optional(fields, "tz") ?? "UTC",
    ...(anchorAt === undefined ? {} : { anchorAt: instant(anchorAt) }),
  };
}

/** A fee for the days of a period, rounded. */
export const feeFor = (amount: string, period: Pick<BillingPeriod, "part" | "whole">): string =>
  proratedFee(currency, amount, period).amount;

/** Net, tax and total of lines at one rate. */
export function taxed(amounts: readonly string[], rate: string | undefined, code = currency) {
  return totalInvoice({
    currency: code,
    lines: amounts.map((amount, index) => ({ id: String(index), amount, taxable: true })),
    tax: rate === undefined ? null : { rate, inclusive: false },
  });
}

/** The unused rest of a fee that was paid in advance for a period, net and precise. */
export function unusedOf(
  billed: string,
  period: BillingPeriod,
  at: string,
  timeZone: string,
  keepsDay: boolean,
  method: ProrationMethod = "day",
): string {
  const span = { from: period.start, to: period.end };
  return unusedFee({ currency, fee: { billed, span }, at, period, timeZone, method, keepsDay }).precise;
}

/** The periods of a schedule from its first, so many. */
export function periodsOf(schedule: BillingSchedule, count: number): BillingPeriod[] {
  const periods = [firstPeriod(schedule)];
  while (periods.length < count) periods.push(periodAfter(schedule, periods.at(-1)!.end));
  return periods;
}

/** An amount rounded to the examples' currency. */
export const cents = (amount: Decimal): string => roundToCurrency(amount, currency).toFixed(2);

const months = "january february march april may june july august september october november december".split(
  " ",
);

/** The English name of a date's month, lower case. */
export const monthName = (date: string): string => months[Number(date.slice(5, 7)) - 1]!;

/** The date that "day 15" of a period means: so many days after its start. */
export const dayOf = (start: string, words: string): string =>
  plusDays(start, Number(/day (\d+)/.exec(words)?.[1] ?? 0));

/** Whether a moment lies in a period, whose first day counts from its midnight. */
export function within(at: string, period: { start: string; end: string }): boolean {
  const start = Date.parse(`${period.start.slice(0, 10)}T00:00:00Z`);
  return Date.parse(at) >= start && Date.parse(at) < Date.parse(period.end);
}
