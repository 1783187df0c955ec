import { Decimal, firstPeriod, periodAfter, prorate, sumOf, type BillingPeriod } from "@atlas/rules";
import type { Fields, Model } from "../case.js";
import { centsField, decimal, list, objects, optional, text, texts, toCents } from "../fields.js";
import { cents, dayOf, feeFor, instant, scheduleOf, taxed, within } from "../terms.js";
import { endEarly } from "./terminations.js";

const graceLateEvent: Model = (inputs) => {
  const schedule = scheduleOf({ interval: "monthly", billing: "calendar", ...inputs });
  const plan = centsField(inputs, "plan_amount_cents");
  const period = firstPeriod(schedule);
  const rate = optional(inputs, "tax_pct");
  const draft = (events: string[]) => {
    const units = events.filter((event) => within(instant(event), period)).length;
    return toCents(
      taxed([plan, cents(decimal(inputs, "unit_amount").times(new Decimal(units, 0)))], rate).total,
    );
  };
  const events = texts(inputs, "events");
  return {
    first_invoice_cents: toCents(taxed([feeFor(plan, period)], rate).total),
    draft_before_cents: draft(events),
    draft_after_refresh_cents: draft([...events, text(inputs, "late_event_timestamp")]),
  };
};

/** A minimum of a charge, prorated over the days until termination, beside a plan paid in advance. */
const chargeMinimum: Model = (inputs) => {
  const at = instant(text(inputs, "terminated_at"));
  const withInterval = { ...inputs, interval: optional(inputs, "interval") ?? "monthly" };
  const { period, rate, note, firstTotal } = endEarly(withInterval, at);
  const share = prorate(
    "day_inclusive",
    { from: period.start, to: at },
    period,
    scheduleOf(withInterval).timeZone,
  );
  const usage =
    inputs["filters"] === undefined
      ? [chargeOf(inputs)]
      : [
          chargeOf({ unit_amount: text(inputs, "default_unit_amount"), units: 0 }),
          ...objects(inputs, "filters").map(chargeOf),
        ];
  const minimum = Decimal.parse(centsField(inputs, "charge_min_cents"))
    .times(new Decimal(share.part, 0))
    .div(new Decimal(share.whole, 0));
  const short = minimum.minus(sumOf(usage.map((amount) => Decimal.parse(amount))));
  const trueUp = short.sign() > 0 ? cents(short) : "0.00";
  const totals = taxed([...usage, trueUp], rate);
  const taxes = totals.lines.map((line) => toCents(line.tax));
  const final = toCents(Decimal.parse(totals.total).minus(Decimal.parse(note.total)));
  return {
    first_invoice_total_cents: toCents(firstTotal),
    usage: { amount_cents: toCents(usage[0]!), tax_cents: taxes[0] },
    usage_fees_cents: usage.map((amount) => toCents(amount)),
    true_up: { amount_cents: toCents(trueUp), tax_cents: taxes.at(-1) },
    fees_cents: toCents(totals.subtotal),
    taxes_cents: toCents(totals.tax),
    credit_notes_cents: toCents(note.total),
    termination_invoice: {
      fees_cents: toCents(totals.subtotal),
      taxes_cents: toCents(totals.tax),
      total_before_cn_cents: toCents(totals.total),
    },
    credit_note: {
      subtotal_cents: toCents(note.net),
      taxes_cents: toCents(note.tax),
      total_cents: toCents(note.total),
    },
    final_total_cents: final,
    total_cents: final,
  };
};

const chargeOf = (fields: Fields): string =>
  cents(decimal(fields, "unit_amount").times(decimal(fields, "units")));

/** Invoices as soon as usage reaches a threshold, each once in a lifetime, credited on the period's invoice. */
const progressive: Model = (inputs) => {
  const start = text(inputs, "period").slice(0, 10);
  const schedule = scheduleOf({ interval: "monthly", billing: "calendar", started_at: start });
  const unit = decimal(inputs, "unit_amount");
  const events = list(inputs, "events").map((event) => {
    const [when, units] = event as [string, string | number];
    return {
      at: instant(dayOf(`${/^\d{4}-\d{2}/.exec(when)?.[0] ?? start.slice(0, 7)}-01`, when)),
      amount: unit.times(Decimal.parse(units)),
    };
  });
  const terminated = optional(inputs, "terminated");
  const endAt = terminated === undefined ? null : instant(dayOf(start, terminated));
  const thresholds = list(inputs, "thresholds_cents").map((_, index, all) =>
    Decimal.parse(centsField({ limit: all[index]! }, "limit")),
  );
  const early: Decimal[] = [];
  const months: { fees: Decimal; credit: Decimal }[] = [];
  let lifetime = Decimal.ZERO;
  let period: BillingPeriod = firstPeriod(schedule);
  while (months.length === 0 || events.some((event) => Date.parse(event.at) >= Date.parse(period.start))) {
    let usage = Decimal.ZERO;
    let credit = Decimal.ZERO;
    for (const event of events.filter(({ at }) => within(at, period))) {
      usage = usage.plus(event.amount);
      lifetime = lifetime.plus(event.amount);
      if (thresholds.length === 0 || lifetime.compare(thresholds[0]!) < 0) continue;
      while (thresholds.length > 0 && lifetime.compare(thresholds[0]!) >= 0) thresholds.shift();
      early.push(Decimal.parse(cents(usage)).minus(credit));
      credit = Decimal.parse(cents(usage));
    }
    const share =
      endAt !== null && within(endAt, period)
        ? prorate("day_inclusive", { from: period.start, to: endAt }, period, "UTC")
        : period;
    const fee = Decimal.parse(feeFor(centsField(inputs, "plan_cents"), share));
    months.push({ fees: fee.plus(Decimal.parse(cents(usage))), credit });
    if (share !== period) break;
    period = periodAfter(schedule, period.end);
  }
  const [first] = months;
  const end = {
    fees_cents: toCents(first!.fees),
    progressive_credit_cents: toCents(first!.credit),
    total_cents: toCents(first!.fees.minus(first!.credit)),
  };
  return {
    ...end,
    month_end: end,
    progressive_invoice_cents: early[0] && toCents(early[0]),
    progressive_invoices_cents: early.map((amount) => toCents(amount)),
    month_invoices_cents: months.map(({ fees, credit }) => toCents(fees.minus(credit))),
  };
};

const draftAdjustment: Model = (inputs) => {
  const plan = decimal({ plan: centsField(inputs, "plan_cents") }, "plan");
  const total = (units: Decimal, unit: Decimal) => toCents(cents(plan.plus(units.times(unit))));
  const unit = decimal(inputs, "unit_amount");
  const after = total(
    decimal(inputs, "adjusted_units"),
    decimal(inputs, "adjusted_unit_amount", unit.toString()),
  );
  return {
    draft_before_cents: total(decimal(inputs, "metered_units"), unit),
    draft_after_cents: after,
    final_cents: after,
  };
};

export const usageChargeModels: { [model: string]: Model } = {
  grace_period_late_event: graceLateEvent,
  "charge_minimum_prorated+tax+credit_note": chargeMinimum,
  "charge_minimum_prorated+filters": chargeMinimum,
  progressive_billing: progressive,
  draft_adjustment: draftAdjustment,
};
