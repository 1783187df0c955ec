import { creditNoteAmounts, Decimal, firstPeriod, periodAt, prorate } from "@atlas/rules";
import { MissingInput, type Fields, type Model } from "../case.js";
import { centsField, decimal, optional, text, toCents } from "../fields.js";
import { cents, currency, feeFor, instant, scheduleOf, taxed, unusedOf } from "../terms.js";

const arrearsTermination: Model = (inputs) => {
  const schedule = scheduleOf(inputs);
  const at = instant(text(inputs, "terminated_at"));
  const period = periodAt(schedule, at);
  const fee = feeFor(
    centsField(inputs, "amount_cents"),
    prorate("day_inclusive", { from: period.start, to: at }, period, schedule.timeZone),
  );
  return {
    subscription_fee_cents: toCents(fee),
    total_cents: toCents(taxed([fee], optional(inputs, "tax_pct")).total),
  };
};

/** `5 events x 10 units @ 1.00`, or usage_units × unit_amount. */
function usageAmount(inputs: Fields): string {
  const words = optional(inputs, "usage");
  if (words === undefined)
    return cents(decimal(inputs, "usage_units", "0").times(decimal(inputs, "unit_amount", "0")));
  const numbers = /^([\d.]+) events? x ([\d.]+) units? @ ([\d.]+)$/.exec(words);
  if (!numbers) throw new MissingInput(`cannot read the usage "${words}"`);
  return cents(
    numbers.slice(1).reduce((product, factor) => product.times(Decimal.parse(factor)), Decimal.ONE),
  );
}

/** A fee paid in advance, ended early, with a credit note for the unused days and usage in arrears. */
export function endEarly(inputs: Fields, at: string) {
  const schedule = scheduleOf(inputs);
  const period = periodAt(schedule, at);
  const rate = optional(inputs, "tax_pct") ?? "0";
  const fee = feeFor(
    centsField(inputs, optional(inputs, "amount_cents") === undefined ? "plan_cents" : "amount_cents"),
    period,
  );
  const [line] = taxed([fee], rate).lines;
  const unused = unusedOf(fee, period, at, schedule.timeZone, true);
  const note = creditNoteAmounts({
    currency,
    lines: [{ id: "fee", net: line!.net, tax: line!.tax, taxRate: rate }],
    previous: [],
    credit: { kind: "lines", basis: "net", lines: [{ id: "fee", amount: unused }] },
  });
  const firstFee = feeFor(
    centsField(inputs, optional(inputs, "amount_cents") === undefined ? "plan_cents" : "amount_cents"),
    firstPeriod(schedule),
  );
  return { period, rate, note, firstTotal: taxed([firstFee], rate).total };
}

const lesser = (a: Decimal, b: Decimal) => (a.compare(b) < 0 ? a : b);

const advanceTermination: Model = (inputs) => {
  const { note, rate, firstTotal } = endEarly(inputs, instant(text(inputs, "terminated_at")));
  const final = taxed([usageAmount(inputs)], rate);
  const skip = optional(inputs, "on_termination_credit_note") === "skip";
  const credit = skip ? Decimal.ZERO : Decimal.parse(note.total);
  const due = Decimal.parse(final.total);
  const applied = lesser(credit, due);
  const total = toCents(due.minus(applied));
  return {
    first_invoice_total_cents: toCents(firstTotal),
    credit_note_total_cents: toCents(note.total),
    credit_notes: skip ? 0 : 1,
    credit_note: {
      items_cents: toCents(note.net),
      taxes_cents: toCents(note.tax),
      total_cents: toCents(note.total),
      balance_after_cents: toCents(credit.minus(applied)),
    },
    termination_invoice_draft_cents: toCents(final.total),
    termination_invoice_final_cents: total,
    final_invoice_total_cents: total,
    final_invoice: {
      subtotal_cents: toCents(final.subtotal),
      taxes_cents: toCents(final.tax),
      credit_notes_cents: toCents(applied),
      total_cents: total,
    },
  };
};

/** A fee paid in advance for a subscription that ends on the day it begins. */
export const creditNoteAfterFee: Model = (inputs) => {
  const at = instant(text(inputs, "started_and_terminated"));
  const schedule = scheduleOf(inputs);
  const { note, firstTotal } = endEarly(
    {
      ...inputs,
      plan_cents: inputs["fee_cents"]!,
      interval: schedule.interval,
      billing: schedule.anchor,
      started_at: at,
    },
    at,
  );
  return {
    invoice_total_cents: toCents(firstTotal),
    credit_note: {
      subtotal_cents: toCents(note.net),
      taxes_cents: toCents(note.tax),
      total_cents: toCents(note.total),
    },
  };
};

export const terminationModels: { [model: string]: Model } = {
  arrears_termination: arrearsTermination,
  advance_termination_with_credit_note: advanceTermination,
  advance_termination_skip_credit: advanceTermination,
};
