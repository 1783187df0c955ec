/**
 * The workloads of the speed bars: one rule text for both engines, and the same arithmetic by hand with big.js.
 * Numbers are chosen so that doubles give the right cents, and the results of all three can be compared.
 */
const rows = (count) =>
  Array.from({ length: count }, (_, index) => ({
    metric: `metric_${index % 10}`,
    model: index % 3 === 0 ? "large" : "small",
    quantity: (index % 97) + 1,
    unitPrice: ((index % 7) + 1) / 4,
  }));

const TIERS = [
  { from: 0, upTo: 1000, price: 0.5 },
  { from: 1000, upTo: 5000, price: 0.25 },
  { from: 5000, upTo: 20000, price: 0.125 },
  { from: 20000, upTo: 100000, price: 0.0625 },
  { from: 100000, upTo: 1000000000, price: 0.03125 },
];

const PRICES = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [`metric_${index}`, (index + 1) / 8]),
);

const roundHalfEven = (value, places) => value.round(places, 2);

export const WORKLOADS = {
  A: {
    rule: "usage.quantity * plan.unitPrice",
    input: { usage: { quantity: 1234 }, plan: { unitPrice: 0.25 } },
    hand: (Big, { usage, plan }) => new Big(usage.quantity).times(plan.unitPrice),
  },
  B: {
    rule: `$reduce(tiers, function($sum, $tier) {
      $sum + ($$.quantity > $tier.from ? ($min([$$.quantity, $tier.upTo]) - $tier.from) * $tier.price : 0)
    }, 0)`,
    input: { quantity: 123456, tiers: TIERS },
    hand: handTiers,
  },
  B2: {
    rule: "$sum(tiers[$$.quantity > from].(($min([$$.quantity, upTo]) - from) * price))",
    input: { quantity: 123456, tiers: TIERS },
    hand: handTiers,
  },
  C: {
    rule: `$sum(usage[model = "large"].quantity)`,
    input: { usage: rows(1000) },
    hand: (Big, { usage }) => {
      let sum = new Big(0);
      for (const row of usage) if (row.model === "large") sum = sum.plus(row.quantity);
      return sum;
    },
  },
  C2: {
    rule: "$sum(usage.(quantity * unitPrice))",
    input: { usage: rows(1000) },
    hand: (Big, { usage }) => {
      let sum = new Big(0);
      for (const row of usage) sum = sum.plus(new Big(row.quantity).times(row.unitPrice));
      return sum;
    },
  },
  D: {
    rule: `(
      $groups := usage{metric: $sum(quantity)};
      $lines := $each($groups, function($quantity, $metric) {
        { "code": $metric, "quantity": $quantity, "amount": $round($quantity * $lookup($$.prices, $metric), 2) }
      });
      { "lines": $lines, "total": $sum($lines.amount) }
    )`,
    input: { usage: rows(1000), prices: PRICES },
    hand: (Big, { usage, prices }) => {
      const sums = new Map();
      for (const row of usage) sums.set(row.metric, (sums.get(row.metric) ?? new Big(0)).plus(row.quantity));
      const lines = [...sums].map(([code, quantity]) => ({
        code,
        quantity,
        amount: roundHalfEven(quantity.times(prices[code]), 2),
      }));
      return { lines, total: lines.reduce((sum, line) => sum.plus(line.amount), new Big(0)) };
    },
  },
  E: {
    rule: `(
      $billable := $max([0, $$.usage.quantity - $$.params.included]);
      $base := $round($sum($$.params.tiers.($billable > from ? ($min([$billable, upTo]) - from) * price : 0)), 2);
      $discount := $$.customer.segment = "gold" ? 0.25 : 0;
      $net := $round($base * (1 - $discount), 2);
      $floored := $max([$net, $$.params.minimum]);
      $capped := $min([$floored, $$.params.maximum]);
      $tax := $round($capped * $$.params.taxRate, 2);
      { "net": $capped, "tax": $tax, "total": $round($capped + $tax, 2) }
    )`,
    input: {
      usage: { quantity: 123456 },
      params: { included: 456, tiers: TIERS, minimum: 100, maximum: 100000, taxRate: 0.25 },
      customer: { segment: "gold" },
    },
    hand: (Big, { usage, params, customer }) => {
      const included = new Big(usage.quantity).minus(params.included);
      const billable = included.lt(0) ? new Big(0) : included;
      const base = roundHalfEven(handTiers(Big, { quantity: billable, tiers: params.tiers }), 2);
      const discount = customer.segment === "gold" ? 0.25 : 0;
      const net = roundHalfEven(base.times(new Big(1).minus(discount)), 2);
      const floored = net.lt(params.minimum) ? new Big(params.minimum) : net;
      const capped = floored.gt(params.maximum) ? new Big(params.maximum) : floored;
      const tax = roundHalfEven(capped.times(params.taxRate), 2);
      return { net: capped, tax, total: roundHalfEven(capped.plus(tax), 2) };
    },
  },
};

function handTiers(Big, { quantity, tiers }) {
  let sum = new Big(0);
  const given = new Big(quantity);
  for (const tier of tiers) {
    if (!given.gt(tier.from)) continue;
    const upper = given.gt(tier.upTo) ? new Big(tier.upTo) : given;
    sum = sum.plus(upper.minus(tier.from).times(tier.price));
  }
  return sum;
}

/** The rule and rows of the 100 000-row bar. */
export const ROWS_100K = { rule: `$sum(usage[model = "large"].quantity)`, input: { usage: rows(100_000) } };
