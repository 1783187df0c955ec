import {
  amountDue,
  applyCoupons,
  Decimal,
  roundToCurrency,
  sumOf,
  taxLines,
  toAmount,
  type Coupon,
  type Side,
} from "@atlas/rules";
import type { Fields, Model } from "../case.js";
import { centsField, count, decimal, list, objects, optional, text, texts, toCents } from "../fields.js";
import { currency, taxed } from "../terms.js";

/** An instant for pipelines in which nothing expires. */
const at = "2026-01-01T00:00:00Z";

const wallet = (balance: string) => ({
  id: "wallet",
  kind: "paid" as const,
  balance,
  priority: 0,
  expiresAt: null,
  createdAt: at,
  scope: null,
});

const rounded: Model = (inputs) => {
  const code = text(inputs, "currency");
  return { rounded: toAmount(roundToCurrency(decimal(inputs, "amount"), code), code) };
};

const roundedLines: Model = (inputs) => {
  const lines = texts(inputs, "lines").map((amount, index) => ({
    id: String(index),
    amount,
    rates: [],
    keys: [],
  }));
  return { subtotal: amountDue({ currency: text(inputs, "currency"), lines, at }).subtotal };
};

const tax: Model = (inputs) => ({
  tax: taxed([text(inputs, "taxable")], text(inputs, "rate_pct"), text(inputs, "currency")).tax,
});

const taxes: Model = (inputs) => {
  const rates = texts(inputs, "rates_pct").map((rate, index) => ({ id: String(index), rate }));
  const totals = taxLines({
    currency,
    inclusive: false,
    lines: [{ id: "line", amount: text(inputs, "taxable"), rates }],
  });
  return { taxes: totals.rates.map((entry) => entry.tax), total: totals.tax };
};

const coupons: Model = (inputs) => {
  const amount = optional(inputs, "amount") ?? centsField(inputs, "amount_cents");
  const percents =
    inputs["coupons_pct"] === undefined ? [optional(inputs, "pct")] : texts(inputs, "coupons_pct");
  const fixed = Array.isArray(inputs["fixed_cents"])
    ? list(inputs, "fixed_cents")
    : [inputs["fixed_cents"] ?? null];
  const chain: Coupon[] = [
    ...percents.flatMap((percent, index) =>
      percent === undefined ? [] : [{ id: `percent${index}`, percent }],
    ),
    ...fixed.flatMap((cents, index) =>
      cents === null ? [] : [{ id: `fixed${index}`, amount: centsField({ cents }, "cents") }],
    ),
  ];
  const result = applyCoupons({ currency, lines: [{ id: "line", amount }], coupons: chain });
  const before = Decimal.parse(amount);
  const discounts = result.coupons.map((coupon) => Decimal.parse(coupon.discount));
  return {
    after: discounts.map((_, index) => before.minus(sumOf(discounts.slice(0, index + 1)))),
    effective_pct: Decimal.parse(result.discount).times(new Decimal(100, 0)).div(before),
    discount_cents: toCents(result.discount),
  };
};

const prepaidCap: Model = (inputs) => {
  const rates = [{ id: "tax", rate: text(inputs, "tax_pct") }];
  const amounts = objects(inputs, "lines").flatMap((line) =>
    Array.from({ length: count(line, "count") }, () =>
      decimal(line, "unit_amount").times(decimal(line, "units")).toString(),
    ),
  );
  const balance = centsField(inputs, "wallet_cents");
  const due = amountDue({
    currency,
    lines: amounts.map((amount, index) => ({ id: String(index), amount, rates, keys: [] })),
    grants: [wallet(balance)],
    at,
  });
  const used = sumOf(due.burns.map((burn) => Decimal.parse(burn.amount)));
  return {
    line_cents: due.lines.map((line) => toCents(line.amount)),
    fees_cents: toCents(due.subtotal),
    taxes_cents: toCents(due.tax),
    subtotal_incl_tax_cents: toCents(due.total),
    prepaid_cents: toCents(used),
    total_cents: toCents(due.amountDue),
    wallet_after_cents: toCents(Decimal.parse(balance).minus(used)),
  };
};

const prepaid: Model = (inputs) => (inputs["invoices"] === undefined ? topUp(inputs) : drawDown(inputs));

const topUp: Model = (inputs) => {
  const amount = toAmount(
    roundToCurrency(decimal(inputs, "paid_credits").times(decimal(inputs, "rate_amount")), currency),
    currency,
  );
  return { credit_amount: amount, invoice_cents: toCents(amount), balance_cents: toCents(amount) };
};

const drawDown: Model = (inputs) => {
  let balance = text(inputs, "wallet");
  const results = objects(inputs, "invoices").map((invoice) => {
    const rates = [{ id: "tax", rate: text(invoice, "tax_pct") }];
    const due = amountDue({
      currency,
      lines: [{ id: "line", amount: text(invoice, "net"), rates, keys: [] }],
      grants: [wallet(balance)],
      at,
    });
    const used = sumOf(due.burns.map((burn) => Decimal.parse(burn.amount)));
    balance = Decimal.parse(balance).minus(used).toString();
    return { gross: due.total, used, balance, due: due.amountDue };
  });
  return {
    gross: results.map((result) => result.gross),
    credits_used: results.map((result) => result.used),
    wallet_after: results.map((result) => result.balance),
    amount_due: results.map((result) => result.due),
  };
};

const order: Model = (inputs) => {
  const rates = [{ id: "tax", rate: text(inputs, "tax_pct") }];
  const bill = (couponSide: Side, prepaidSide: Side) =>
    amountDue({
      currency,
      lines: ["subscriptions", "usage"].map((id) => ({ id, amount: text(inputs, id), rates, keys: [] })),
      coupons: [{ id: "coupon", amount: text(inputs, "coupons") }],
      grants: [wallet(text(inputs, "prepaid"))],
      order: { coupons: couponSide, promotional: couponSide, prepaid: prepaidSide },
      at,
    });
  const fields = (due: ReturnType<typeof bill>) => ({
    subtotal: due.subtotal,
    subtotal_excl_tax: due.subtotal,
    tax: due.tax,
    subtotal_incl_tax: due.total,
    total: due.amountDue,
  });
  return {
    legacy_before: fields(bill("before_tax", "before_tax")),
    changelog_after: fields(bill("after_tax", "after_tax")),
    today: fields(bill("before_tax", "after_tax")),
  };
};

const prepaidTaxOffset: Model = (inputs) => {
  const purchase = taxed([text(inputs, "prepaid")], text(inputs, "prepaid_tax_pct"));
  const service = taxed([text(inputs, "service")], text(inputs, "service_tax_pct"));
  const applied = decimal(inputs, "applied");
  // The draw-down was taxed when it was bought, so its tax is taken off again.
  const offset = Decimal.parse(taxed([applied.toString()], text(inputs, "prepaid_tax_pct")).tax);
  return {
    prepaid_invoice: { tax: purchase.tax, total: purchase.total },
    service_invoice: {
      service_tax: service.tax,
      offset_tax: offset.neg(),
      total_due: Decimal.parse(service.total).minus(offset).minus(applied),
    },
  };
};

const prepaidAfterTax: Model = (inputs) => {
  const totals = taxed([text(inputs, "service")], text(inputs, "tax_pct"));
  return { tax: totals.tax, total_due: Decimal.parse(totals.total).minus(decimal(inputs, "applied")) };
};

const atLeastZero = (value: Decimal) => (value.sign() < 0 ? Decimal.ZERO : value);

const prepaidOverage: Model = (inputs) => ({
  overage: atLeastZero(decimal(inputs, "service").minus(decimal(inputs, "prepaid"))),
});

/** What is charged, still open, and held as credit after adjustments, payments and refunds. */
const balance: Model = (inputs: Fields) => {
  const charged = decimal(inputs, "recurring").minus(decimal(inputs, "item_adjustment", "0"));
  const open = charged.minus(decimal(inputs, "paid", "0")).plus(decimal(inputs, "refund", "0"));
  return { charged, balance: atLeastZero(open), account_credit: atLeastZero(open.neg()) };
};

export const invoiceModels: { [model: string]: Model } = {
  currency_rounding_half_up: rounded,
  round_each_line_then_sum: roundedLines,
  tax_rounding: tax,
  tax_multi_rate: taxes,
  coupon_chain: coupons,
  coupon_fixed: coupons,
  coupon_mixed: coupons,
  "line_rounding+prepaid_cap": prepaidCap,
  prepaid_credits: prepaid,
  invoice_order: order,
  prepaid_tax_offset: prepaidTaxOffset,
  prepaid_no_tax_reduction: prepaidAfterTax,
  prepaid_overage: prepaidOverage,
  invoice_balance: balance,
};
