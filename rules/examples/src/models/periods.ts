import {
  Decimal,
  firstPeriod,
  formatPeriod,
  localDate,
  periodAfter,
  periodAt,
  prorate,
  proratedFee,
  type BillingPeriod,
  type BillingSchedule,
} from "@atlas/rules";
import type { Model } from "../case.js";
import { Condition } from "../compare.js";
import { count, optional, text, texts, decimal } from "../fields.js";
import { instant, intervalOf, monthName, periodsOf, scheduleOf } from "../terms.js";

/** Enough periods for any published list. */
const shown = 12;

const prefix = (values: unknown[]) =>
  new Condition(
    (expected) =>
      Array.isArray(expected) &&
      JSON.stringify(values.slice(0, expected.length)) === JSON.stringify(expected),
    JSON.stringify(values.slice(0, 5)),
  );

const billingPeriods: Model = (inputs) => {
  const schedule: BillingSchedule = optional(inputs, "started_at")
    ? scheduleOf(inputs)
    : {
        interval: intervalOf(text(inputs, "interval")),
        anchor: "anniversary",
        startAt: instant(text(inputs, "start")),
        timeZone: "UTC",
      };
  const dates = periodsOf(schedule, shown).map((period) => formatPeriod(period, schedule.timeZone));
  return {
    periods: prefix(dates.map(({ from, to }) => [from, to])),
    starts: prefix(dates.map(({ from }) => from)),
  };
};

const usageByMonth: Model = (inputs) => {
  const day = text(inputs, "billing_day").padStart(2, "0");
  const times = texts(inputs, "usage_times");
  const first = times.reduce((a, b) => (Date.parse(a) < Date.parse(b) ? a : b));
  const timeZone = text(inputs, "tz");
  const schedule: BillingSchedule = {
    interval: "month",
    anchor: "anniversary",
    startAt: first,
    timeZone,
    anchorAt: `2000-01-${day}T12:00:00Z`,
  };
  const each = decimal(inputs, "units_each", "1");
  const units: { [month: string]: Decimal } = {};
  for (const time of times) {
    const month = monthName(localDate(periodAt(schedule, time).naturalStart, timeZone));
    units[month] = (units[month] ?? Decimal.ZERO).plus(each);
  }
  return units;
};

/** Cycles billed in advance up to a target date, as a sum of whole and partial ones, compared as exact fractions. */
const cyclesInAdvance: Model = (inputs) => {
  const schedule: BillingSchedule = {
    interval: "month",
    anchor: "anniversary",
    startAt: instant(text(inputs, "start")),
    timeZone: "UTC",
    anchorAt: `2000-01-${String(count(inputs, "bill_cycle_day")).padStart(2, "0")}T00:00:00Z`,
  };
  const target = instant(text(inputs, "target"));
  const end = optional(inputs, "end") === undefined ? null : instant(text(inputs, "end"));
  const parts: string[] = [];
  let period: BillingPeriod = firstPeriod(schedule);
  while (Date.parse(period.start) <= Date.parse(target)) {
    const last = end !== null && Date.parse(end) <= Date.parse(period.end);
    const to = last ? end : period.end;
    const { part, whole } = prorate("day", { from: period.start, to }, period, "UTC");
    parts.push(`${part}/${whole}`);
    if (last) break;
    period = periodAfter(schedule, period.end);
  }
  const sum = parts.join("+");
  return { cycles: new Condition((expected) => sameSum(String(expected), sum), sum) };
};

/** Whether two sums such as `1+13/31` and `13/31+31/31` are equal, without a division. */
function sameSum(a: string, b: string): boolean {
  const fractions = (sum: string) =>
    sum.split("+").map((term) => term.split("/").map((digits) => BigInt(digits)));
  const all = [...fractions(a), ...fractions(b)];
  const common = all.reduce((product, [, whole]) => product * (whole ?? 1n), 1n);
  const total = (sum: string) =>
    fractions(sum).reduce((value, [part, whole]) => value + (part! * common) / (whole ?? 1n), 0n);
  return total(a) === total(b);
}

const fixedDays: Model = (inputs) => {
  const [from, to] = [instant(text(inputs, "start")), instant(text(inputs, "end"))];
  const natural = { naturalStart: from, naturalEnd: to };
  const { part } = prorate("day", { from, to }, natural, "UTC");
  return {
    amount: proratedFee("USD", text(inputs, "price"), { part, whole: count(inputs, "fixed_days") }).amount,
  };
};

export const periodModels: { [model: string]: Model } = {
  billing_periods: billingPeriods,
  usage_period_assignment_dst: usageByMonth,
  billing_cycles_in_advance: cyclesInAdvance,
  fixed_day_proration: fixedDays,
};
