import { Decimal } from "../../../money/decimal.js";
import { tierShares, type Tier, type TierMode } from "../../../pricing/tiers.js";
import { fail } from "../../runtime/errors.js";
import { fieldOf, isObject, lift, type Value, type ValueObject } from "../../runtime/value.js";
import { defineDomain, required } from "../define-domain.js";

const MODES = new Set<string>(["graduated", "volume", "stairstep", "package"]);

const refuse = (message: string): never => fail("D3151", { message });

function amountOf(row: ValueObject, name: string, index: number): Decimal | undefined {
  const value = lift(fieldOf(row, name));
  if (value === undefined || value === null) return undefined;
  if (value instanceof Decimal) return value;
  return refuse(`Tier ${index + 1} has a ${name} that is not a number; give it as a decimal.`);
}

/** A tier begins where the one before ends. A row may say so; one that says otherwise would be priced against its word. */
function checkStart(row: ValueObject, index: number, before: Value): void {
  const from = amountOf(row, "from", index);
  const end = isObject(before) ? amountOf(before, "upTo", index - 1) : Decimal.ZERO;
  if (from !== undefined && end !== undefined && !from.equals(end))
    refuse(`Tier ${index + 1} begins at ${from.toString()}, but the tier before ends at ${end.toString()}.`);
}

/** A price left out is zero, but a tier without any would be free without anyone having said so. */
function checkPriced(row: ValueObject, index: number, mode: TierMode): void {
  if (amountOf(row, "flatAmount", index) !== undefined) return;
  if (mode === "stairstep")
    refuse(
      `Tier ${index + 1} has no flatAmount, the one price of a stairstep; give it, 0 where the tier is free.`,
    );
  if (amountOf(row, "unitAmount", index) === undefined)
    refuse(
      `Tier ${index + 1} has neither unitAmount nor flatAmount; give one of them, 0 where the tier is free.`,
    );
}

function readTiers(rows: Value[], mode: TierMode, packageSize: Decimal | undefined, strict: boolean): Tier[] {
  if (rows.length === 0) refuse("There is no tier; give at least one, with upTo null.");
  const tiers = rows.map((row, index): Tier => {
    if (!isObject(row))
      return refuse(`Tier ${index + 1} is not an object; write { "upTo": …, "unitAmount": … }.`);
    checkStart(row, index, rows[index - 1]);
    if (strict) checkPriced(row, index, mode);
    const size = amountOf(row, "packageSize", index) ?? packageSize ?? null;
    if (size !== null && size.sign() <= 0)
      refuse(`Tier ${index + 1} has a package size that is not above zero.`);
    return {
      upTo: amountOf(row, "upTo", index) ?? null,
      unitAmount: amountOf(row, "unitAmount", index) ?? Decimal.ZERO,
      flatAmount: amountOf(row, "flatAmount", index) ?? Decimal.ZERO,
      packageSize: size,
    };
  });
  tiers.forEach((tier, index) => {
    const next = tiers[index + 1];
    if (next === undefined) return;
    const rises = tier.upTo !== null && (next.upTo === null || next.upTo.compare(tier.upTo) > 0);
    if (!rises)
      refuse(
        `Tier ${index + 2} does not begin above tier ${index + 1}; sort the tiers by upTo, the open one last.`,
      );
  });
  return tiers;
}

const PRELUDE = `
function($quantity, $tiers, $mode, $options) {(
  $last := $count($tiers) - 1;
  $fits := function($i) { $i = $last ? true : $tiers[$i].upTo = null ? true : $quantity <= $tiers[$i].upTo };
  $reached := $filter([0..$last], $fits)[0];
  $from := function($i) { $i = 0 ? 0 : $tiers[$i - 1].upTo };
  $share := function($i, $units) {(
    $tier := $tiers[$i];
    $size := $tier.packageSize ? $tier.packageSize : $options.packageSize;
    $counted := $size ? $ceil($units / $size) : $units;
    $price := $mode = "stairstep" ? 0 : $tier.unitAmount ? $tier.unitAmount : 0;
    $counted * $price + ($tier.flatAmount ? $tier.flatAmount : 0)
  )};
  $quantity = 0 and $options.zeroEnters = false
    ? 0
    : $mode = "volume" or $mode = "stairstep"
      ? $share($reached, $quantity)
      : $sum($map([0..$reached], function($i) {
          $share($i, ($i = $reached ? $quantity : $tiers[$i].upTo) - $from($i))
        }))
)}
`;

/**
 * `$tiered(quantity, tiers, mode, options?)`: the price of a quantity over tiers
 * `[{ "upTo": 1000, "unitAmount": 0.5, "flatAmount": 0 }, { "upTo": null, "unitAmount": 0.4 }]`.
 * `upTo` is inclusive and may be a fraction, the first tier begins at 0, the last is open; `flatAmount` is charged once
 * for each tier entered; either price may be left out, but in strict mode not both. `from` may be left out; given, it must be
 * where the tier before ends. Modes: `graduated` (each unit at its own tier's price), `volume` (all units at the price of the
 * tier reached), `stairstep` (the flat amount of the tier reached), `package` (begun packages of `packageSize` units, of
 * the tier or of the options). `{ "zeroEnters": false }`: no usage costs nothing, instead of entering the first tier.
 * Example: 1 500 over the tiers above is 1000 × 0.5 + 500 × 0.4 = 700. Errors: D3151 for tiers that are no tiers.
 */
export const tiered = defineDomain(
  "tiered",
  "<na<o>s?o?:n>",
  4,
  PRELUDE,
  ([quantity, rows, mode, options], runtime) => {
    const name = mode === undefined ? "graduated" : (mode as string);
    if (!MODES.has(name))
      refuse(`"${name}" is not a way to price tiers; use one of ${[...MODES].join(", ")}.`);
    const chosen = isObject(options) ? options : {};
    const size = lift(fieldOf(chosen, "packageSize"));
    const list = required(rows, "the tiers") as Value[];
    runtime.spend(list.length);
    const tiers = readTiers(
      list,
      name as TierMode,
      size instanceof Decimal ? size : undefined,
      runtime.strict,
    );
    if (name === "package" && tiers.some((tier) => tier.packageSize === null)) {
      refuse("A package price needs a packageSize, on each tier or in the options.");
    }
    const zeroEnters = fieldOf(chosen, "zeroEnters") !== false;
    let total = Decimal.ZERO;
    for (const share of tierShares(lift(quantity) as Decimal, tiers, name as TierMode, zeroEnters)) {
      total = total.plus(share.amount);
    }
    return runtime.bounded(total);
  },
);
