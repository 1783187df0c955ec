import { Decimal, sumOf, type RatedLine, type TemplateKey } from "@atlas/rules";
import type { Fields, Model } from "../case.js";
import { decimal, objects, optional, text, texts } from "../fields.js";
import { meterUsage, rateTemplate, rateText, tiersOf, type Usage } from "../rate.js";
import { taxed } from "../terms.js";

/** An amount and what each tier entered contributed to it. */
export function withLines(line: RatedLine): { [field: string]: unknown } {
  return { amount: line.preciseAmount, lines: line.tiers?.map((tier) => tier.amount) };
}

const tiered =
  (key: TemplateKey): Model =>
  (inputs) => {
    const line = rateTemplate(
      key,
      { tiers: tiersOf(objects(inputs, "tiers")) },
      { quantity: text(inputs, "quantity") },
    );
    if (optional(inputs, "tax_pct") === undefined) return withLines(line);
    const totals = taxed([line.amount], text(inputs, "tax_pct"), "USD");
    return { ...withLines(line), subtotal: totals.subtotal, tax: totals.tax, total: totals.total };
  };

const stairstep: Model = (inputs) =>
  withLines(
    rateTemplate(
      "stairstep",
      { tiers: tiersOf(objects(inputs, "bands")) },
      { quantity: text(inputs, "quantity") },
    ),
  );

/** The tier is chosen by the full units, and prices the prorated ones. */
const volumeProrated: Model = (inputs) => {
  const rule = `(
    $tiers := $$.params.tiers;
    $full := $$.usage.full.quantity;
    $tier := $filter($tiers, function($tier) { $tier.upTo = null or $full <= $tier.upTo })[0];
    { "lines": [{ "code": "usage", "description": "Usage", "quantity": $$.usage.prorated.quantity,
      "unitAmount": $tier.unitAmount, "cost": $tier.flatAmount,
      "amount": $$.usage.prorated.quantity * $tier.unitAmount + $tier.flatAmount }] }
  )`;
  const line = rateText(
    rule,
    { tiers: tiersOf(objects(inputs, "tiers")) },
    {
      full: meterUsage({ quantity: text(inputs, "full_units_for_tier_selection") }),
      prorated: meterUsage({ quantity: text(inputs, "prorated_quantity") }),
    },
  );
  const flat = Decimal.parse(line.cost!);
  return { amount: line.preciseAmount, flat, per_unit_total: Decimal.parse(line.preciseAmount).minus(flat) };
};

const singleTier: Model = (inputs) =>
  withLines(
    rateTemplate(
      "volume",
      { tiers: tiersOf([{ up_to: null, ...pick(inputs) }]) },
      { quantity: text(inputs, "quantity") },
    ),
  );

const pick = (inputs: Fields): Fields => ({
  unit_amount: text(inputs, "unit_amount"),
  flat_amount: optional(inputs, "flat_amount") ?? "0",
});

/** Each group, window or peak goes through the tiers on its own. */
const grouped =
  (mode: "graduated" | "volume", field: string): Model =>
  (inputs) => {
    const groups = texts(inputs, field);
    const usage: Usage = { quantity: sumOf(groups.map((units) => Decimal.parse(units))).toString(), groups };
    const line = rateTemplate("grouped_tiers", { tiers: tiersOf(objects(inputs, "tiers")) }, usage, { mode });
    return { amount: line.preciseAmount, groups: line.groups?.map((group) => group.amount) };
  };

const windowedMax: Model = (inputs) => {
  const peaks = texts(inputs, "bucket_max");
  const quantity = sumOf(peaks.map((peak) => Decimal.parse(peak))).toString();
  return {
    amount: rateTemplate("per_unit", { unitAmount: decimal(inputs, "unit_amount").toString() }, { quantity })
      .preciseAmount,
  };
};

const windowedPackages: Model = (inputs) => {
  const groups = texts(inputs, "bucket_max");
  const tier = {
    upTo: null,
    packageSize: text(inputs, "package_size"),
    unitAmount: text(inputs, "package_amount"),
    flatAmount: "0",
  };
  const usage: Usage = { quantity: sumOf(groups.map((units) => Decimal.parse(units))).toString(), groups };
  const rule = `(
    $priced := [$$.usage.usage.groups.{ "by": by, "quantity": quantity, "amount": $tiered(quantity, $$.params.tiers, "package") }];
    { "lines": [{ "code": "usage", "description": "Usage", "groups": $priced, "amount": $sum([$priced.amount]) }] }
  )`;
  return { amount: rateText(rule, { tiers: [tier] }, { usage: meterUsage(usage) }).preciseAmount };
};

export const tieredModels: { [model: string]: Model } = {
  graduated: tiered("graduated"),
  volume: tiered("volume"),
  "graduated+tax": tiered("graduated"),
  "volume+tax": tiered("volume"),
  volume_negative: tiered("volume"),
  graduated_percentage: tiered("graduated_percentage"),
  volume_single_tier_rate: singleTier,
  volume_prorated: volumeProrated,
  stairstep,
  grouped_graduated: grouped("graduated", "group_quantities"),
  grouped_volume: grouped("volume", "group_quantities"),
  windowed_max: windowedMax,
  windowed_max_package: windowedPackages,
  windowed_max_graduated: grouped("graduated", "bucket_max"),
  windowed_max_volume: grouped("volume", "bucket_max"),
};
