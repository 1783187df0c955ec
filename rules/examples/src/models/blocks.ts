import { Decimal, sumOf, type Json } from "@atlas/rules";
import type { Fields, Model } from "../case.js";
import { asFields, decimal, decimals, list, object, objects, optional, text } from "../fields.js";
import { meterUsage, rateTemplate, rateText, tiersOf } from "../rate.js";
import { roundingOf } from "./rounding.js";
import { withLines } from "./tiered.js";

/** Blocks of a size, so many per tier, as tiers of packages: the capacity of a tier is its blocks times their size. */
function packageTiers(rows: Fields[]): Json[] {
  let bound = Decimal.ZERO;
  return rows.map((row, index) => {
    const size = decimal(row, "block_size");
    const blocks = optional(row, "max_blocks");
    const open = index === rows.length - 1 || blocks === undefined;
    if (!open) bound = bound.plus(size.times(Decimal.parse(blocks)));
    // Usage beyond the last tier stays in it, so the last tier is open.
    return {
      upTo: open ? null : bound.toString(),
      packageSize: size.toString(),
      unitAmount: text(row, "block_price"),
      flatAmount: "0",
    };
  });
}

const graduated = (rows: Fields[], quantity: string) =>
  rateTemplate("tiered_package", { tiers: packageTiers(rows) }, { quantity });

/** All blocks at the size and price of the tier that the whole quantity reaches. */
const volumeRule = `(
  $quantity := $$.usage.usage.quantity;
  $tier := $filter($$.params.tiers, function($tier) { $tier.upTo = null or $quantity <= $tier.upTo })[0];
  $blocks := $ceil($quantity / $tier.packageSize);
  { "lines": [{ "code": "usage", "description": "Usage", "quantity": $blocks, "unitAmount": $tier.unitAmount, "amount": $blocks * $tier.unitAmount }] }
)`;

const volume = (rows: Fields[], quantity: string) =>
  rateText(volumeRule, { tiers: packageTiers(rows) }, { usage: meterUsage({ quantity }) });

const oneUnit =
  (rate: typeof graduated): Model =>
  (inputs) =>
    withLines(rate(objects(inputs, "tiers"), text(inputs, "quantity")));

/** Several units, each with tiers of its own under its name, added up. */
const severalUnits =
  (rate: typeof graduated): Model =>
  (inputs) => {
    const quantities = object(inputs, "quantity");
    const amounts = Object.keys(quantities).map((unit) => {
      const rows = list(inputs, unit).map((row) => asFields(row, unit));
      return Decimal.parse(rate(rows, text(quantities, unit)).preciseAmount);
    });
    return { amount: sumOf(amounts) };
  };

const packages = (size: string, price: string, quantity: Decimal) =>
  rateTemplate("package", { packageSize: size, packageAmount: price }, { quantity: quantity.toString() });

const blocks: Model = (inputs) => {
  const parts = objects(inputs, "parts").map((part) =>
    packages(text(part, "block_size"), text(part, "block_price"), decimal(part, "quantity")),
  );
  return { amount: sumOf(parts.map((line) => Decimal.parse(line.preciseAmount))) };
};

const usageDelta: Model = (inputs) => {
  const line = packages(
    text(inputs, "block_size"),
    text(inputs, "block_price"),
    sumOf(decimals(inputs, "usage")),
  );
  return { delta: Decimal.parse(line.preciseAmount).minus(decimal(inputs, "already_billed")) };
};

const usageAtCancellation: Model = (inputs) => {
  const [from, to] = [text(inputs, "started"), text(inputs, "cancelled")];
  const billed = objects(inputs, "usage")
    .map((usage, index) => ({ usage, id: optional(usage, "tracking_id") ?? `tracking-${index + 1}` }))
    .filter(({ usage }) => text(usage, "date") >= from && text(usage, "date") <= to);
  const units = sumOf(billed.map(({ usage }) => decimal(usage, "units")));
  return {
    amount: packages(text(inputs, "block_size"), text(inputs, "block_price"), units).preciseAmount,
    billed_tracking_ids: billed.map(({ id }) => id),
  };
};

/** The flat price of the smallest tier that contains the peak of every unit. */
const capacityRule = `(
  $peaks := $$.params.peaks;
  $tier := $filter($$.params.tiers, function($tier) {
    $tier.max = null or $count($filter($peaks, function($peak) { $peak.units > $lookup($tier.max, $peak.unit) })) = 0
  })[0];
  { "lines": [{ "code": "capacity", "description": "Capacity", "amount": $tier.price }] }
)`;

const capacity: Model = (inputs) => {
  const usage = object(inputs, "usage");
  const peaks = Object.keys(usage).map((unit) => ({ unit, units: text(usage, unit) }));
  const params = { tiers: list(inputs, "tiers"), peaks };
  return { amount: rateText(capacityRule, params, { usage: meterUsage({ quantity: "0" }) }).preciseAmount };
};

const packaged: Model = (inputs) => {
  const included = optional(inputs, "free_units") ?? "0";
  const quantity = text(inputs, "quantity");
  const paid = Decimal.parse(quantity).minus(Decimal.parse(included));
  const units = paid.sign() <= 0 ? Decimal.ZERO : paid;
  const [size, price] = [text(inputs, "package_size"), text(inputs, "package_amount")];
  const rounding = roundingOf(inputs, "up");
  // A begun package counts in full unless the source rounds otherwise; then packages are units of a converted quantity.
  const line =
    rounding === "ceil"
      ? rateTemplate("package", { packageSize: size, packageAmount: price, included }, { quantity })
      : rateTemplate(
          "per_unit",
          { unitAmount: price, divideBy: size },
          { quantity: units.toString() },
          { convertRounding: rounding },
        );
  return { amount: line.preciseAmount, packages: line.quantity, paid_units: units };
};

const packageCount: Model = (inputs) => {
  const size = text(inputs, "package_size");
  const line = packages(size, "1", decimal(inputs, "quantity"));
  return { packages: line.quantity, billed_units: Decimal.parse(line.quantity!).times(Decimal.parse(size)) };
};

/** Usage rounded up to whole packages, priced by the tier that it then reaches. */
const volumePackage: Model = (inputs) => {
  const size = text(inputs, "package_size");
  const rows =
    inputs["tiers_per_package"] === undefined
      ? [{ up_to: null, unit_amount: text(inputs, "package_amount_at_tier"), flat_amount: "0" }]
      : objects(inputs, "tiers_per_package");
  const rule = `(
    $packages := $ceil($$.usage.usage.quantity / $$.params.size);
    $tier := $filter($$.params.tiers, function($tier) { $tier.upTo = null or $packages * $$.params.size <= $tier.upTo })[0];
    { "lines": [{ "code": "usage", "description": "Usage", "quantity": $packages, "unitAmount": $tier.unitAmount,
      "amount": $packages * $tier.unitAmount + $tier.flatAmount }] }
  )`;
  const line = rateText(
    rule,
    { size, tiers: tiersOf(rows) },
    { usage: meterUsage({ quantity: text(inputs, "quantity") }) },
  );
  return { packages: line.quantity, amount: line.preciseAmount };
};

export const blockModels: { [model: string]: Model } = {
  graduated_blocks: oneUnit(graduated),
  volume_blocks: oneUnit(volume),
  graduated_blocks_multi_unit: severalUnits(graduated),
  volume_blocks_multi_unit: severalUnits(volume),
  blocks,
  usage_delta: usageDelta,
  usage_at_cancellation: usageAtCancellation,
  capacity_max: capacity,
  package: packaged,
  package_count: packageCount,
  package_count_units: packageCount,
  volume_package: volumePackage,
};
