import { Decimal, differenceLines, limitSpend, sumOf, type RatedLine } from "@atlas/rules";
import { MissingInput, type Fields, type Model } from "../case.js";
import { decimal, object, objects, optional, text } from "../fields.js";
import { rateTemplate, tiersOf } from "../rate.js";

/** Rates one cumulative quantity of a period. */
type Rate = (inputs: Fields, quantity: string) => RatedLine;

const bases: { [model: string]: Rate } = {
  per_unit: (inputs, quantity) =>
    rateTemplate("per_unit", { unitAmount: text(inputs, "unit_amount") }, { quantity }),
  graduated: (inputs, quantity) =>
    rateTemplate("graduated", { tiers: tiersOf(objects(inputs, "tiers")) }, { quantity }),
  volume: (inputs, quantity) =>
    rateTemplate("volume", { tiers: tiersOf(objects(inputs, "tiers")) }, { quantity }),
  package: (inputs, quantity) =>
    rateTemplate(
      "package",
      { packageSize: text(inputs, "package_size"), packageAmount: text(inputs, "package_amount") },
      { quantity },
    ),
  // Usage is an amount already; each cumulative amount is rounded to the currency.
  dynamic_multiplier: (inputs, quantity) => {
    const currency = optional(inputs, "currency") ?? "USD";
    const line = rateTemplate(
      "dynamic",
      { multiplier: text(inputs, "multiplier") },
      { quantity, cost: quantity },
      { currency },
    );
    return { ...line, preciseAmount: line.amount };
  },
};

/** The amounts of a line by tier, or as a whole. */
const shares = (line: RatedLine): Decimal[] =>
  line.tiers === null
    ? [Decimal.parse(line.preciseAmount)]
    : line.tiers.map((tier) => Decimal.parse(tier.amount));

/** What one invoice within a period bills: the price of all usage so far, less that of usage before. */
function grossLines(base: string, rate: Rate, inputs: Fields): Decimal[] {
  const before = decimal(inputs, "pre_quantity", "0");
  const now = before.plus(decimal(inputs, "quantity"));
  const wasBilled = before.sign() > 0 || optional(inputs, "previously_billed") !== undefined;
  // All units move with the tier that is reached, so a volume price is known only when the period ends.
  if (base === "volume") return isLast(inputs) ? [sumOf(shares(rate(inputs, now.toString())))] : [];
  const after = shares(rate(inputs, now.toString()));
  const earlier = wasBilled ? shares(rate(inputs, before.toString())) : [];
  return after
    .map((amount, index) => amount.minus(earlier[index] ?? Decimal.ZERO))
    .filter((amount) => !amount.isZero());
}

const isLast = (inputs: Fields): boolean => inputs["last_in_period"] !== false;

/** A base model with limits: `graduated_progressive_split+maximum`, `per_unit+discount+maximum` … */
export function limitedModel(model: string): Model | undefined {
  const [first = "", ...limits] = model.split("+");
  const base = first.replace(/_progressive_split$/, "");
  const rate = Object.hasOwn(bases, base) ? bases[base] : undefined;
  const known = limits.every((limit) => ["minimum", "maximum", "discount"].includes(limit));
  const isPlain = limits.length === 0 && base === first && base !== "dynamic_multiplier";
  if (!rate || !known || isPlain) return undefined;
  return (inputs) => {
    const gross = grossLines(base, rate, inputs);
    const limited = limitSpend(gross, {
      discountPercent: optional(inputs, "discount_pct") ?? null,
      minimum: optional(inputs, "minimum_spend") ?? null,
      maximum: optional(inputs, "maximum_spend") ?? null,
      previouslyBilled: optional(inputs, "previously_billed") ?? null,
      last: isLast(inputs),
    });
    return {
      amount: limited.total,
      total: limited.total,
      gross: limited.gross,
      percentage_discount: limited.percentDiscount,
      maximum_discount: limited.maximumDiscount,
      minimum_line: limited.minimumLine ?? undefined,
      lines: limited.minimumLine === null ? gross : [...gross, limited.minimumLine],
      per_line: limited.lines.map((line) => ({
        amount: line.amount,
        discount: line.percentDiscount.plus(line.maximumDiscount),
      })),
    };
  };
}

const correction: Model = (inputs) =>
  inputs["volume_rule"] === undefined ? perUnitCorrection(inputs) : repricing(inputs);

/** Usage that came late is owed in the period it belongs to; the next period bills what is beyond. */
const perUnitCorrection: Model = (inputs) => {
  const amount = (units: string) =>
    rateTemplate("per_unit", { unitAmount: text(inputs, "unit_amount") }, { quantity: units }).amount;
  const [billed, now] = [
    amount(text(inputs, "period1_billed_units")),
    amount(text(inputs, "period1_now_units")),
  ];
  const owed =
    differenceLines("USD", [{ code: "usage", amount: now }], [{ code: "usage", amount: billed }])[0]
      ?.amount ?? "0";
  const beyond = decimal(inputs, "cumulative_after_period2").minus(decimal(inputs, "period1_now_units"));
  const period2 = amount(beyond.toString());
  return { period1_correction: owed, period2, total: Decimal.parse(owed).plus(Decimal.parse(period2)) };
};

/** A volume price that moved with later usage: what was billed is taken back, and all usage is billed at the new price. */
const repricing: Model = (inputs) => {
  const steps = [...text(inputs, "volume_rule").matchAll(/([\d.]+) units rate at ([\d.]+)/g)];
  if (steps.length === 0) throw new MissingInput("cannot read the volume rule");
  const rows = steps.map(([, upTo, rate], index) => ({
    up_to: index === steps.length - 1 ? null : upTo!,
    unit_amount: rate!,
    flat_amount: "0",
  }));
  const now = rateTemplate(
    "volume",
    { tiers: tiersOf(rows) },
    { quantity: text(inputs, "cumulative_after_period2") },
  ).amount;
  const billed = text(object(inputs, "period1_billed"), "amount");
  const net =
    differenceLines("USD", [{ code: "usage", amount: now }], [{ code: "usage", amount: billed }])[0]
      ?.amount ?? "0";
  return { period1_correction: Decimal.parse(billed).neg(), period2: now, net };
};

export const correctionModels: { [model: string]: Model } = { late_usage_correction: correction };
