import {
  allocate,
  applyCoupons,
  creditNoteAmounts,
  Decimal,
  sumOf,
  taxLines,
  type CreditNoteAmounts,
} from "@atlas/rules";
import type { Fields, Model } from "../case.js";
import { Precise } from "../compare.js";
import { centsField, fromCents, list, objects, optional, text, texts, toCents } from "../fields.js";
import { currency } from "../terms.js";
import { creditNoteAfterFee } from "./terminations.js";

type Fee = { id: string; amount: string; rate: string };

/** The invoice of some fees with coupons taken off, and the notes that credit parts of its fees. */
function crediting(fees: Fee[], coupon: { amount: string; lineIds: string[] | null }) {
  const coupons =
    coupon.amount === "0.00" ? [] : [{ id: "coupon", amount: coupon.amount, lineIds: coupon.lineIds }];
  const discounted = applyCoupons({ currency, lines: fees, coupons });
  const totals = taxLines({
    currency,
    inclusive: false,
    lines: discounted.lines.map(({ id, net }, index) => ({
      id,
      amount: net,
      rates: [{ id: fees[index]!.rate, rate: fees[index]!.rate }],
    })),
  });
  const lines = totals.lines.map(({ id, net, tax }, index) => ({ id, net, tax, taxRate: fees[index]!.rate }));
  const previous: { id: string; net: string; tax: string }[] = [];
  const covered = sumOf(
    fees
      .filter(({ id }) => coupon.lineIds === null || coupon.lineIds.includes(id))
      .map((fee) => Decimal.parse(fee.amount)),
  );
  const adjustment = (id: string, gross: Decimal) =>
    coupon.lineIds !== null && !coupon.lineIds.includes(id)
      ? Decimal.ZERO
      : gross.times(Decimal.parse(coupon.amount)).div(covered);
  const credit = (id: string, gross: Decimal) => {
    const taken = adjustment(id, gross);
    const note = creditNoteAmounts({
      currency,
      lines,
      previous,
      credit: { kind: "lines", basis: "net", lines: [{ id, amount: gross.minus(taken).toString() }] },
    });
    return { note, taken };
  };
  const keep = (note: CreditNoteAmounts) => void previous.push(...note.lines);
  const all = () => creditNoteAmounts({ currency, lines, previous, credit: { kind: "all" } });
  return { discounted, totals, credit, keep, all };
}

const noteFields = (note: CreditNoteAmounts, taken: Decimal) => ({
  subtotal_cents: toCents(note.net),
  taxes_cents: toCents(note.tax),
  total_cents: toCents(note.total),
  coupon_adjustment_cents: new Precise(toCents(taken)),
});

const rounding: Model = (inputs) =>
  inputs["started_and_terminated"] === undefined ? partialNotes(inputs) : creditNoteAfterFee(inputs);

const partialNotes: Model = (inputs) => {
  const rate = text(inputs, "tax_pct");
  const fees = list(inputs, "fees_cents").map((_, index, all) => ({
    id: `item${index + 1}`,
    amount: centsField({ fee: all[index]! }, "fee"),
    rate,
  }));
  const invoice = crediting(fees, { amount: "0.00", lineIds: null });
  const notes = list(inputs, "credits").map((entry) => {
    const [id, cents] = entry as [string, string | number];
    const { note } = invoice.credit(id, fromCents(Decimal.parse(cents)));
    invoice.keep(note);
    return note;
  });
  return {
    invoice: { taxes_cents: toCents(invoice.totals.tax), total_cents: toCents(invoice.totals.total) },
    credit_note_totals_cents: notes.map((note) => toCents(note.total)),
    credit_note_taxes_cents: notes.map((note) => toCents(note.tax)),
  };
};

const withCoupon: Model = (inputs) => {
  const rate = text(inputs, "tax_pct");
  const named = inputs["fees_cents"] as Fields;
  const fees = Object.keys(named).map((id) => ({ id, amount: centsField(named, id), rate }));
  const invoice = crediting(fees, { amount: centsField(inputs, "fixed_coupon_cents"), lineIds: null });
  const notes = texts(inputs, "credit_in_order").map((id) => {
    const { note, taken } = invoice.credit(id, Decimal.parse(fees.find((fee) => fee.id === id)!.amount));
    invoice.keep(note);
    return noteFields(note, taken);
  });
  return { invoice_total_cents: toCents(invoice.totals.total), credit_notes: notes };
};

const couponOnSomeLines: Model = (inputs) => {
  const fees = objects(inputs, "fees").map((fee) => ({
    id: text(fee, "id"),
    amount: centsField(fee, "cents"),
    rate: text(fee, "tax_pct"),
  }));
  const only = optional(inputs, "coupon_applies_to");
  const invoice = crediting(fees, {
    amount: centsField(inputs, "coupon_cents"),
    lineIds: only === undefined ? null : [only],
  });
  const { totals, discounted } = invoice;
  const [id, cents] = list(inputs, "credit_items")[0] as [string, number];
  const { note, taken } = invoice.credit(id, fromCents(Decimal.parse(cents)));
  const all = invoice.all();
  const fields = (credited: CreditNoteAmounts) => noteFields(credited, Decimal.parse(discounted.discount));
  return {
    invoice: {
      fees_cents: toCents(sumOf(fees.map((fee) => Decimal.parse(fee.amount)))),
      coupons_cents: toCents(discounted.discount),
      subtotal_cents: toCents(totals.subtotal),
      taxes_cents: toCents(totals.tax),
      total_cents: toCents(totals.total),
      taxes_rate: new Precise(
        Decimal.parse(totals.tax).times(new Decimal(100, 0)).div(Decimal.parse(totals.subtotal)),
      ),
    },
    full_credit: fields(all),
    partial_credit: noteFields(note, taken),
  };
};

const couponAllocation: Model = (inputs) => {
  const fees = objects(inputs, "fees").map((fee) => ({
    id: text(fee, "id"),
    amount: centsField(fee, "cents"),
    rate: text(fee, "tax_pct"),
  }));
  const fixed =
    inputs["fixed_coupons_cents"] === undefined
      ? [inputs["fixed_coupon_cents"]!]
      : list(inputs, "fixed_coupons_cents");
  const discounted = applyCoupons({
    currency,
    lines: fees,
    coupons: fixed.map((cents, index) => ({ id: String(index), amount: centsField({ cents }, "cents") })),
  });
  const totals = taxLines({
    currency,
    inclusive: false,
    lines: discounted.lines.map(({ id, net }, index) => ({
      id,
      amount: net,
      rates: [{ id: fees[index]!.rate, rate: fees[index]!.rate }],
    })),
  });
  return {
    coupon_split_cents: discounted.lines.map((line) => toCents(line.discount)),
    taxes_cents: totals.lines.map((line) => toCents(line.tax)),
    invoice: {
      fees_cents: toCents(sumOf(fees.map((fee) => Decimal.parse(fee.amount)))),
      coupons_cents: toCents(discounted.discount),
      subtotal_cents: toCents(totals.subtotal),
      taxes_cents: toCents(totals.tax),
      total_cents: toCents(totals.total),
    },
  };
};

const discountAllocation: Model = (inputs) => {
  const lines = list(inputs, "lines_cents").map((cents) => Decimal.parse(cents as number));
  const asked = Decimal.parse(text(inputs, "discount_cents"));
  const sum = sumOf(lines);
  const parts = allocate(asked.compare(sum) > 0 ? sum : asked, lines, 0);
  return { taxable_cents: lines.map((line, index) => line.minus(parts[index]!)) };
};

export const creditNoteModels: { [model: string]: Model } = {
  credit_note_rounding: rounding,
  "credit_note_rounding+coupon": withCoupon,
  "credit_note+coupon+tax": couponOnSomeLines,
  "coupon_allocation+tax": couponAllocation,
  discount_allocation: discountAllocation,
};
