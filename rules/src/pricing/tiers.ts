import { Decimal } from "../money/decimal.js";

/** How tiers price a quantity; see `$tiered`. */
export type TierMode = "graduated" | "volume" | "stairstep" | "package";

/**
 * A tier ends at `upTo` inclusive (null: open) and begins above the one before it. `unitAmount` is per unit, or per package
 * of `packageSize` units, of which a begun one counts in full; `flatAmount` is charged once when the tier is entered.
 */
export type Tier = {
  upTo: Decimal | null;
  unitAmount: Decimal;
  flatAmount: Decimal;
  packageSize: Decimal | null;
};

/** What one tier contributes: `quantity` units of it, or packages where it is sold in packages. */
export type TierShare = {
  from: Decimal;
  upTo: Decimal | null;
  quantity: Decimal;
  unitAmount: Decimal;
  flatAmount: Decimal;
  amount: Decimal;
};

/**
 * The contribution of each tier entered; their amounts sum to the price. Graduated: each unit at the price of its own tier.
 * Volume: all units at the price of the tier reached. Stairstep: the flat amount of the tier reached alone. Zero usage
 * enters the first tier unless `zeroEnters` is false. Beyond a closed last tier, the last tier goes on.
 * 150 over tiers to 100 at 1.00 and open at 0.50: 100 × 1.00, 50 × 0.50.
 */
export function tierShares(
  quantity: Decimal,
  tiers: readonly Tier[],
  mode: TierMode,
  zeroEnters = true,
): TierShare[] {
  if (quantity.isZero() && !zeroEnters) return [];
  const last = tiers.length - 1;
  const reached = tiers.findIndex(
    (tier, index) => index === last || tier.upTo === null || quantity.compare(tier.upTo) <= 0,
  );
  if (reached < 0) return [];
  const share = (index: number, units: Decimal): TierShare => {
    const { upTo, unitAmount, flatAmount, packageSize } = tiers[index]!;
    const perUnit = mode === "stairstep" ? Decimal.ZERO : unitAmount;
    const counted = packageSize === null ? units : Decimal.div(units, packageSize, 0, "ceiling");
    return {
      from: index === 0 ? Decimal.ZERO : tiers[index - 1]!.upTo!,
      upTo: index === last ? null : upTo,
      quantity: counted,
      unitAmount: perUnit,
      flatAmount,
      amount: counted.times(perUnit).plus(flatAmount),
    };
  };
  if (mode === "volume" || mode === "stairstep") return [share(reached, quantity)];
  return tiers.slice(0, reached + 1).map((tier, index) => {
    const from = index === 0 ? Decimal.ZERO : tiers[index - 1]!.upTo!;
    const to = index === reached ? quantity : tier.upTo!;
    return share(index, to.minus(from));
  });
}
