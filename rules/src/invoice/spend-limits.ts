import { sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";

/** Limits of one price over a whole period; of several invoices in a period (`previouslyBilled`) each bills its difference. */
export type SpendLimits = {
  discountPercent?: string | null;
  minimum?: string | null;
  maximum?: string | null;
  previouslyBilled?: string | null;
  /** Whether this is the period's last invoice; a minimum is billed on that one alone. */
  last: boolean;
};

/** Amounts before rounding; `lines` carry the discounts in order, the minimum is a line of its own when not null. */
export type LimitedSpend = {
  gross: Decimal;
  percentDiscount: Decimal;
  maximumDiscount: Decimal;
  minimumLine: Decimal | null;
  total: Decimal;
  lines: { amount: Decimal; percentDiscount: Decimal; maximumDiscount: Decimal; total: Decimal }[];
};

const hundred = new Decimal(100, 0);

/**
 * Percentage discount, then maximum, then minimum, over what was billed before in the period. The maximum is spent on the
 * lines in order: lines of 15 and 7 after 160 billed under a maximum of 170 keep 10 and 0. Short of the minimum, the last
 * invoice adds the difference.
 */
export function limitSpend(amounts: readonly Decimal[], limits: SpendLimits): LimitedSpend {
  const before = Decimal.parse(limits.previouslyBilled ?? "0");
  const percent = Decimal.parse(limits.discountPercent ?? "0");
  let room = limits.maximum == null ? null : atLeastZero(Decimal.parse(limits.maximum).minus(before));
  const lines = amounts.map((amount) => {
    const percentDiscount = amount.times(percent).div(hundred);
    const discounted = amount.minus(percentDiscount);
    const total = room !== null && discounted.compare(room) > 0 ? room : discounted;
    if (room !== null) room = room.minus(total);
    return { amount, percentDiscount, maximumDiscount: discounted.minus(total), total };
  });
  const billed = sumOf(lines.map((line) => line.total));
  const short = Decimal.parse(limits.minimum ?? "0")
    .minus(before)
    .minus(billed);
  const minimumLine = limits.last && short.sign() > 0 ? short : null;
  return {
    gross: sumOf(amounts),
    percentDiscount: sumOf(lines.map((line) => line.percentDiscount)),
    maximumDiscount: sumOf(lines.map((line) => line.maximumDiscount)),
    minimumLine,
    total: minimumLine === null ? billed : billed.plus(minimumLine),
    lines,
  };
}

const atLeastZero = (value: Decimal) => (value.sign() < 0 ? Decimal.ZERO : value);
