import { Decimal, firstPeriod, localDate, periodAfter, plusDays, startOfDate } from "@atlas/rules";
import type { Fields, Model } from "../case.js";
import { centsField, count, decimal, object, text, texts, toCents } from "../fields.js";
import { cents, feeFor, instant, periodsOf, scheduleOf, unusedOf, within } from "../terms.js";

/** A month's fee in advance when its first period is cut. */
const firstFee: Model = (inputs) => {
  const period = firstPeriod(scheduleOf(inputs));
  return {
    first_invoice_cents: toCents(feeFor(centsField(inputs, "amount_cents"), period)),
    billed_days: period.part,
  };
};

/** The day a trial ends, counted in local days from the first start; that day is billed. */
function trialEnd(startedAt: string, days: number, timeZone: string): string {
  return plusDays(localDate(startedAt, timeZone), days);
}

const trial: Model = (inputs) => {
  const schedule = scheduleOf(inputs);
  const { timeZone } = schedule;
  const firstDay = trialEnd(schedule.startAt, count(inputs, "trial_days"), timeZone);
  const paid = firstPeriod({ ...schedule, startAt: startOfDate(firstDay, timeZone) });
  const fee = feeFor(centsField(inputs, "amount_cents"), paid);
  const results: { [field: string]: unknown } = {
    invoice_after_trial_cents: toCents(fee),
    [`invoice_${firstDay.replaceAll("-", "_")}_fee_cents`]: toCents(fee),
    // The trial still covers a part of the day it ends on, so that day is not billed to who leaves on it.
    credit_note_if_terminated_same_day_cents: toCents(
      cents(Decimal.parse(unusedOf(fee, paid, paid.start, timeZone, false))),
    ),
    resubscribe_same_day_invoice_cents: toCents(fee),
  };
  const events = inputs["usage_events"] === undefined ? [] : texts(inputs, "usage_events");
  for (const period of periodsOf(schedule, 3)) {
    const units = events.filter((event) => within(instant(event), period)).length;
    const date = localDate(period.end, timeZone).replaceAll("-", "_");
    const unit = decimal(inputs, "unit_amount", "0");
    results[`invoice_${date}_usage_cents`] = toCents(cents(unit.times(new Decimal(units, 0))));
  }
  return results;
};

const trialUpgrade: Model = (inputs) => {
  const [before, after] = [object(inputs, "old"), object(inputs, "new")];
  const startedAt = text(inputs, "started_at");
  const schedule = scheduleOf({ interval: "monthly", billing: "calendar", ...inputs });
  const upgradeDay = localDate(text(inputs, "upgraded_at"), "UTC");
  // A trial counts from the first start, whichever plan the customer is on by then.
  const firstDay = trialEnd(startedAt, count(after, "trial_days"), "UTC");
  const paid = firstPeriod({ ...schedule, startAt: startOfDate(firstDay, "UTC") });
  const usage = (plan: Fields, isNew: boolean) => {
    const units = texts(inputs, "usage_events").filter(
      (event) => event.slice(0, 10) >= upgradeDay === isNew,
    ).length;
    return toCents(cents(decimal(plan, "unit_amount").times(new Decimal(units, 0))));
  };
  const boundary = localDate(paid.end, "UTC");
  return {
    on_upgrade_usage_fee_cents: usage(before, false),
    [`on_${firstDay.replaceAll("-", "_")}_subscription_fee_cents`]: toCents(
      feeFor(centsField(after, "amount_cents"), paid),
    ),
    [`on_${boundary.replaceAll("-", "_")}`]: {
      usage_fee_cents: usage(after, true),
      subscription_fee_cents: toCents(
        feeFor(centsField(after, "amount_cents"), periodAfter(schedule, paid.end)),
      ),
    },
  };
};

export const trialModels: { [model: string]: Model } = {
  flat_in_advance_calendar_week_proration: firstFee,
  "trial+proration": trial,
  "trial+upgrade": trialUpgrade,
};
