import { Decimal, firstPeriod, localDate, periodAt, prorate } from "@atlas/rules";
import type { Model } from "../case.js";
import { centsField, decimal, list, optional, text, texts, toCents } from "../fields.js";
import { cents, feeFor, instant, monthName, scheduleOf, taxed, unusedOf } from "../terms.js";

const upgradeInAdvance: Model = (inputs) =>
  inputs["plans_cents"] === undefined ? upgradeToInterval(inputs) : upgradesInOnePeriod(inputs);

const upgradeToInterval: Model = (inputs) => {
  const at = text(inputs, "upgraded_at");
  const rate = optional(inputs, "tax_pct") ?? "0";
  const old = scheduleOf(inputs, {
    startAt: text(inputs, "subscription_at"),
    interval: text(inputs, "old_interval"),
  });
  const period = periodAt(old, at);
  const fee = feeFor(centsField(inputs, "old_cents"), period);
  const fresh = firstPeriod(scheduleOf(inputs, { startAt: at, interval: text(inputs, "new_interval") }));
  return {
    credit_note_cents: toCents(
      taxed([cents(Decimal.parse(unusedOf(fee, period, at, old.timeZone, false)))], rate).total,
    ),
    new_invoice_fees_cents: toCents(feeFor(centsField(inputs, "new_cents"), fresh)),
  };
};

const upgradesInOnePeriod: Model = (inputs) => {
  const schedule = scheduleOf(inputs);
  const starts = [text(inputs, "started_at"), ...texts(inputs, "upgrades_at")].map(instant);
  const rate = optional(inputs, "tax_pct");
  const billed = list(inputs, "plans_cents").map((_, index, plans) => {
    const period = firstPeriod({ ...schedule, startAt: starts[index]! });
    return { period, fee: feeFor(centsField({ plan: plans[index]! }, "plan"), period) };
  });
  const notes = starts.slice(1).map((at, index) => {
    const { period, fee } = billed[index]!;
    return toCents(
      taxed([cents(Decimal.parse(unusedOf(fee, period, at, schedule.timeZone, false)))], rate).total,
    );
  });
  return { fees_cents: billed.map(({ fee }) => toCents(fee)), credit_notes_cents: notes };
};

const upgradeInArrears: Model = (inputs) => {
  const schedule = scheduleOf(inputs);
  const at = text(inputs, "upgraded_at");
  const period = periodAt(schedule, at);
  const recurring = decimal({ units: text(inputs, "recurring_sum_units").split(" ")[0]! }, "units").times(
    decimal(inputs, "unit_amount"),
  );
  const shares = [
    prorate("day", { from: period.naturalStart, to: at }, period, schedule.timeZone),
    prorate("day", { from: at, to: period.end }, period, schedule.timeZone),
  ] as const;
  const invoice = (plan: string, share: (typeof shares)[number]) => {
    const usage = inputs["charge_prorated"] === true ? feeFor(recurring.toString(), share) : cents(recurring);
    return toCents(taxed([feeFor(plan, share), usage], optional(inputs, "tax_pct")).total);
  };
  return {
    terminated_invoice_cents: invoice(centsField(inputs, "old_cents"), shares[0]),
    [`${monthName(localDate(period.end, schedule.timeZone))}_invoice_cents`]: invoice(
      centsField(inputs, "new_cents"),
      shares[1],
    ),
  };
};

const downgrade: Model = (inputs) => {
  const startAt = text(inputs, "subscription_at");
  const old = scheduleOf(inputs, { startAt, interval: text(inputs, "old_interval") });
  const switchAt = periodAt(old, instant(text(inputs, "downgrade_requested_at"))).end;
  const fresh = firstPeriod(
    scheduleOf(inputs, { startAt: switchAt, interval: text(inputs, "new_interval") }),
  );
  const second = (at: string) => new Date(at).toISOString().replace(".000Z", "Z");
  return {
    switches_on: localDate(switchAt, old.timeZone),
    new_invoice_fees_cents: toCents(feeFor(centsField(inputs, "new_cents"), fresh)),
    new_period: [second(fresh.start), second(new Date(Date.parse(fresh.end) - 1000).toISOString())],
  };
};

export const upgradeModels: { [model: string]: Model } = {
  upgrade_in_advance: upgradeInAdvance,
  upgrade_in_arrears: upgradeInArrears,
  downgrade_end_of_period: downgrade,
};
