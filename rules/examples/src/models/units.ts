import { consumeAllowance, Decimal, plusDays, sumOf, timeWeightedSum, type Json } from "@atlas/rules";
import { MissingInput, type Fields, type Model } from "../case.js";
import { Precise } from "../compare.js";
import { count, decimal, decimals, list, objects, optional, text, texts, toCents } from "../fields.js";
import { rateTemplate, tiersOf } from "../rate.js";
import { cents, instant, taxed } from "../terms.js";
import { roundingOf } from "./rounding.js";
import { withLines } from "./tiered.js";

const perUnit: Model = (inputs) => ({
  amount: rateTemplate(
    "per_unit",
    { unitAmount: text(inputs, "unit_amount") },
    { quantity: text(inputs, "quantity") },
  ).preciseAmount,
});

const seats: Model = (inputs) => {
  const price = text(inputs, "unit_price");
  const periods = Object.keys(inputs).filter((name) => name.startsWith("quantity_"));
  return Object.fromEntries(
    periods.map((name) => [
      name.replace("quantity_", ""),
      rateTemplate("recurring_units", { quantity: text(inputs, name), unitAmount: price }, { quantity: "0" })
        .preciseAmount,
    ]),
  );
};

const prepaidQuantity: Model = (inputs) => ({
  amount: rateTemplate(
    "per_unit",
    {
      unitAmount: text(inputs, "price"),
      per: optional(inputs, "per") ?? "1",
      included: optional(inputs, "included") ?? "0",
    },
    { quantity: text(inputs, "quantity") },
  ).preciseAmount,
});

const pricingUnits: Model = (inputs) => {
  const line = rateTemplate(
    "credits",
    { creditsPerUnit: text(inputs, "unit_amount_in_credits"), creditAmount: text(inputs, "credits_to_eur") },
    { quantity: text(inputs, "quantity") },
  );
  return { pricing_units: line.quantity, amount: line.preciseAmount };
};

const dynamic: Model = (inputs) => {
  const quantity = decimal(inputs, "quantity");
  const cost = decimal(inputs, "sum_precise_total_amount_cents").div(new Decimal(100, 0)).toString();
  const amount = rateTemplate("dynamic", {}, { quantity: quantity.toString(), cost }).preciseAmount;
  return { amount, unit_amount: Decimal.parse(amount).div(quantity) };
};

/** A quantity in another unit, rounded as the source says, before it is priced. */
const converted =
  (tiers: boolean): Model =>
  (inputs) => {
    const params: { [key: string]: Json } = { divideBy: text(inputs, "divide_by") };
    const discount = optional(inputs, "usage_discount_converted_units");
    if (discount !== undefined) params["included"] = discount;
    if (tiers) params["tiers"] = tiersOf(objects(inputs, "tiers"));
    else params["unitAmount"] = text(inputs, "unit_amount");
    const line = rateTemplate(
      tiers ? "graduated" : "per_unit",
      params,
      { quantity: text(inputs, "quantity") },
      { convertRounding: roundingOf(inputs, "none") },
    );
    return { billed_quantity: line.quantity, ...withLines(line) };
  };

const usageDiscount: Model = (inputs) => {
  const split = inputs["invoice_quantities"] === undefined;
  const quantities = split
    ? [decimal(inputs, "pre_quantity"), decimal(inputs, "quantity")]
    : decimals(inputs, "invoice_quantities");
  const steps = consumeAllowance(decimal(inputs, "usage_discount"), quantities);
  return {
    billed_quantities: steps.map(({ billable }) => billable),
    remaining_after: steps.map(({ remaining }) => remaining),
    pre_billable: steps[0]!.billable,
    billable_quantity: steps.at(-1)!.billable,
  };
};

const weightedSum: Model = (inputs) => {
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\S*?\.\.(\d{4}-\d{2}-\d{2})/.exec(text(inputs, "period")) ?? [];
  if (!from || !to) throw new MissingInput("cannot read the period");
  const changes = list(inputs, "events").map((event) => {
    const [at, value] = event as [string, string];
    return { at: instant(at), value };
  });
  const period = { start: instant(from), end: instant(plusDays(to, 1)) };
  const { quantity, carriedOut } = timeWeightedSum({
    carriedIn: optional(inputs, "carried_in") ?? "0",
    changes,
    period,
  });
  const line = rateTemplate(
    "per_unit",
    { unitAmount: text(inputs, "unit_amount") },
    { quantity: quantity.toString() },
  );
  return { units: new Precise(quantity), amount_cents: toCents(line.amount), carried_out: carriedOut };
};

type Percentage = { amount: Decimal; share: Decimal; fees: Decimal };

type Free = { amount: Decimal; events: number };

/** What is free: the first events with their amounts, or the first part of the amount with the events within it. */
function freePart(inputs: Fields, total: Decimal, events: number): Free {
  const parts = [freeByEvents(inputs, total, events), freeByAmount(inputs, events)].filter(
    (part) => part !== null,
  );
  // Where both are given, the one that is used up first ends what is free.
  return parts.reduce<Free>(
    (a, b) => (a.amount.compare(b.amount) <= 0 ? a : b),
    parts[0] ?? { amount: Decimal.ZERO, events: 0 },
  );
}

function freeByEvents(inputs: Fields, total: Decimal, events: number): Free | null {
  if (optional(inputs, "free_events") === undefined) return null;
  const free = count(inputs, "free_events");
  if (free >= events) return { amount: total, events };
  if (free === 0) return { amount: Decimal.ZERO, events: 0 };
  if (inputs["running_total"] !== undefined)
    return { amount: decimals(inputs, "running_total")[free - 1]!, events: free };
  return { amount: sumOf(decimals(inputs, "event_amounts").slice(0, free)), events: free };
}

function freeByAmount(inputs: Fields, events: number): Free | null {
  const limit = optional(inputs, "free_amount");
  if (limit === undefined) return null;
  const amounts = decimals(inputs, "event_amounts").slice(0, events);
  const within = amounts.filter(
    (_, index) => sumOf(amounts.slice(0, index + 1)).compare(Decimal.parse(limit)) <= 0,
  );
  return { amount: Decimal.parse(limit), events: within.length };
}

function percentageOf(inputs: Fields, total: Decimal, events: number): Percentage {
  const free = freePart(inputs, total, events);
  const rate = (fixed: string) =>
    Decimal.parse(
      rateTemplate(
        "percentage",
        {
          rate: text(inputs, "rate_pct"),
          fixedAmount: fixed,
          included: free.amount.toString(),
          freeEvents: String(free.events),
        },
        { quantity: total.toString(), events },
      ).preciseAmount,
    );
  const share = rate("0");
  const amount = rate(optional(inputs, "fixed_per_event") ?? "0");
  return { amount, share, fees: amount.minus(share) };
}

const percentage: Model = (inputs) => {
  if (
    optional(inputs, "per_transaction_min") !== undefined ||
    optional(inputs, "per_transaction_max") !== undefined
  )
    return perTransaction(inputs);
  if (inputs["event_amounts"] !== undefined) return afterEachEvent(inputs);
  const { amount, share, fees } = percentageOf(inputs, decimal(inputs, "total"), count(inputs, "events"));
  return { amount, percentage_part: share, fixed_part: fees };
};

const perTransaction: Model = (inputs) => {
  const groups = texts(inputs, "event_amounts");
  const line = rateTemplate(
    "percentage_per_event",
    {
      rate: text(inputs, "rate_pct"),
      fixedAmount: optional(inputs, "fixed_per_event") ?? "0",
      minimumPerEvent: optional(inputs, "per_transaction_min") ?? "0",
      maximumPerEvent: optional(inputs, "per_transaction_max") ?? null,
    },
    { quantity: sumOf(groups.map((amount) => Decimal.parse(amount))).toString(), groups },
  );
  return { amount: line.preciseAmount };
};

const afterEachEvent: Model = (inputs) => {
  const amounts = decimals(inputs, "event_amounts");
  const results = amounts.map((_, index) => {
    const { amount } = percentageOf(inputs, sumOf(amounts.slice(0, index + 1)), index + 1);
    const total = taxed([cents(amount)], optional(inputs, "tax_pct")).total;
    return { amount, total };
  });
  return Object.fromEntries([
    ...results.flatMap(({ amount, total }, index) => [
      [`after_event_${index + 1}_amount_cents`, toCents(cents(amount))],
      [`after_event_${index + 1}_total_cents`, toCents(total)],
    ]),
    ["amount", results.at(-1)?.amount],
    ["total", results.at(-1)?.total],
  ]);
};

export const unitModels: { [model: string]: Model } = {
  per_unit: perUnit,
  seats,
  prepaid_quantity: prepaidQuantity,
  custom_pricing_unit: pricingUnits,
  dynamic,
  unit_conversion: converted(false),
  "unit_conversion+graduated": converted(true),
  "unit_conversion+usage_discount": converted(false),
  usage_discount_split: usageDiscount,
  weighted_sum: weightedSum,
  percentage,
  "percentage+tax": percentage,
};
