import { Decimal, dateDifference, plusDays, proratedFee, unusedFee } from "@atlas/rules";
import { MissingInput, type Fields, type Model } from "../case.js";
import { Unknown } from "../compare.js";
import { count, decimal, object, optional, text, texts, toCents } from "../fields.js";
import { cents, currency, instant } from "../terms.js";
import { catalogPrice } from "./catalogs.js";

/** What a side of a change costs for a whole period: an amount, `5 seats @ 10`, or `{ unit, qty }`. */
function wholeAmount(inputs: Fields, side: string): string {
  const value = inputs[side];
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const { unit, qty } = { unit: decimal(value, "unit"), qty: decimal(value, "qty") };
    return unit.times(qty).toString();
  }
  const words = text(inputs, side);
  const seats = /^([\d.]+) \w+ @ ([\d.]+)$/.exec(words);
  return seats ? Decimal.parse(seats[1]!).times(Decimal.parse(seats[2]!)).toString() : words;
}

/** The share of a period from the change on; the source says whether its last date is part of the period. */
function remaining(inputs: Fields): { part: number; whole: number } {
  if (inputs["days_remaining"] !== undefined)
    return { part: count(inputs, "days_remaining"), whole: count(inputs, "days_total") };
  const [from, to] = texts(inputs, "period") as [string, string];
  const inclusive = /end day inclusive/.test(
    optional(inputs, "strategy") ?? optional(inputs, "factor") ?? "",
  );
  const end = inclusive ? plusDays(to, 1) : to;
  return { part: dateDifference(text(inputs, "changed_at"), end), whole: dateDifference(from, end) };
}

const byDay: Model = (inputs) => {
  if (inputs["added_one_time"] !== undefined) {
    const added = object(inputs, "added_one_time");
    return { amount_cents: toCents(cents(decimal(added, "rate").times(decimal(added, "quantity")))) };
  }
  const share = remaining(inputs);
  const [before, after] = [wholeAmount(inputs, "old"), wholeAmount(inputs, "new")];
  const [credit, charge] = [before, after].map((amount) =>
    Decimal.parse(proratedFee(currency, amount, share).amount),
  ) as [Decimal, Decimal];
  const lines = [credit.neg(), charge].filter((line) => !line.isZero());
  const left = Decimal.parse(after).minus(credit.minus(charge));
  return {
    // A source that counts days states the credit as an amount, the others as a negative line.
    credit: inputs["days_remaining"] === undefined ? credit.neg() : credit,
    charge,
    net: charge.minus(credit),
    lines_cents: lines.map((line) => toCents(line)),
    net_cents: toCents(charge.minus(credit)),
    used: Decimal.parse(before).minus(credit),
    unused_credit: credit,
    new_plan_remaining: charge,
    credit_left: credit.minus(charge),
    next_invoice: left,
    following_invoice: after,
  };
};

const bySecond: Model = (inputs) => {
  if (inputs["fraction_remaining"] !== undefined) {
    const fraction = decimal(inputs, "fraction_remaining");
    const [credit, debit] = [
      decimal(inputs, "old").times(fraction).neg(),
      decimal(inputs, "new").times(fraction),
    ];
    return { credit, debit, net: credit.plus(debit) };
  }
  const at = (name: string) => new Date(count(inputs, name) * 1000).toISOString();
  const period = { naturalStart: at("period_start_inferred"), naturalEnd: at("period_end") };
  const unused = unusedFee({
    currency,
    fee: {
      billed: cents(decimal(inputs, "plan_cents").div(new Decimal(100, 0))),
      span: { from: period.naturalStart, to: period.naturalEnd },
    },
    at: at("proration_at"),
    period,
    timeZone: "UTC",
    method: "second",
    keepsDay: false,
  });
  const credit = toCents(unused.amount).neg();
  const next = optional(inputs, "new_plan_cents");
  return {
    unused_credit_cents: credit,
    invoice_amount_due_cents:
      next === undefined
        ? new Unknown("the inputs do not state the new plan's price (new_plan_cents)")
        : Decimal.parse(next).plus(credit),
  };
};

/** A month paid in advance, repaired by each change and billed anew for the rest. */
const repair: Model = (inputs) => {
  const billed = object(inputs, "billed");
  const [from, to] = texts(billed, "period") as [string, string];
  const whole = dateDifference(from, to);
  const changes = changesOf(inputs);
  let current = {
    amount: text(billed, "amount"),
    span: { from: instant(from), to: instant(to) },
    credited: decimal(inputs, "item_adjustment", "0").neg().toFixed(2),
  };
  let account = Decimal.ZERO;
  const results: { [name: string]: { [field: string]: Decimal } } = {};
  for (const { name, date, plan } of changes) {
    const unused = unusedFee({
      currency,
      fee: { billed: current.amount, credited: current.credited, span: current.span },
      at: instant(date),
      period: { naturalStart: instant(from), naturalEnd: instant(to) },
      timeZone: "UTC",
      method: "day",
      keepsDay: false,
    });
    const price = catalogPrice(plan);
    const recurring = Decimal.parse(
      proratedFee(currency, price, { part: dateDifference(date, to), whole }).amount,
    );
    const repaired = Decimal.parse(unused.amount);
    const net = recurring.minus(repaired);
    // A bill that comes out negative becomes credit; a positive one uses up what there is.
    const used = net.sign() > 0 ? (net.compare(account) < 0 ? net : account) : Decimal.ZERO;
    account = account.minus(used).plus(net.sign() < 0 ? net.neg() : Decimal.ZERO);
    results[name] = { recurring, repair: repaired.neg(), credit: net.neg(), credit_used: used.neg() };
    current = {
      amount: recurring.toFixed(2),
      span: { from: instant(date), to: instant(to) },
      credited: "0.00",
    };
  }
  const last = results[changes.at(-1)!.name]!;
  return { ...results, new_recurring: last["recurring"], repair: last["repair"], account_credit: account };
};

function changesOf(inputs: Fields): { name: string; date: string; plan: string }[] {
  const listed = Object.keys(inputs).filter((name) => /^change_\d+$/.test(name));
  if (listed.length > 0) {
    return listed.map((name) => {
      const [date, plan] = texts(inputs, name) as [string, string];
      return { name, date, plan };
    });
  }
  if (inputs["changed_at"] === undefined) throw new MissingInput("needs a change");
  return [{ name: "change", date: text(inputs, "changed_at"), plan: text(inputs, "new_plan") }];
}

export const prorationModels: { [model: string]: Model } = {
  day_proration: byDay,
  second_proration: bySecond,
  plan_change_repair: repair,
};
