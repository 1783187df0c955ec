import { allocate, sumOf } from "../money/allocate.js";
import { currencyDigits } from "../money/currency.js";
import { Decimal } from "../money/decimal.js";
import { parseAmount, toAmount } from "../money/round-to-currency.js";
import { InvoiceError } from "./invoice.errors.js";

/** A discount on the subtotal, `percent` (`"10"` is 10 %) or a fixed `amount`; on all lines, or those of `lineIds` alone. */
export type Coupon = { id: string; lineIds?: readonly string[] | null } & (
  { percent: string } | { amount: string }
);

/** Per line what each coupon took, and what is left. */
export type CouponResult = {
  discount: string;
  coupons: { id: string; discount: string }[];
  lines: {
    id: string;
    amount: string;
    discount: string;
    net: string;
    coupons: { id: string; discount: string }[];
  }[];
};

const hundred = new Decimal(100, 0);

/**
 * Applies coupons one after the other, percentages before fixed amounts, each to what the one before left. A coupon is
 * rounded once and given to its lines by largest remainder; it never takes more than they have.
 * 100.00 with 10 % twice leaves 90.00, then 81.00. Throws `unrounded_amount`, `invalid_amount`.
 */
export function applyCoupons(input: {
  currency: string;
  lines: readonly { id: string; amount: string }[];
  coupons: readonly Coupon[];
}): CouponResult {
  const { currency, coupons } = input;
  const lines = input.lines.map(({ id, amount }) => {
    const value = parseAmount(amount, currency);
    return { id, amount: value, net: value, coupons: [] as { id: string; discount: Decimal }[] };
  });
  const isPercent = (coupon: Coupon) => "percent" in coupon;
  // Percentages first whatever the order given: a fixed amount taken first would make them smaller.
  const ordered = [...coupons.filter(isPercent), ...coupons.filter((coupon) => !isPercent(coupon))];
  const taken = ordered.map((coupon) => {
    const members = lines.filter((line) => coupon.lineIds == null || coupon.lineIds.includes(line.id));
    const available = sumOf(members.map((line) => line.net));
    const discount = discountOf(coupon, available, currency);
    const parts = allocate(
      discount,
      members.map((line) => line.net),
      currencyDigits(currency),
    );
    members.forEach((line, index) => {
      line.net = line.net.minus(parts[index]!);
      line.coupons.push({ id: coupon.id, discount: parts[index]! });
    });
    return { id: coupon.id, discount };
  });
  const text = (value: Decimal) => toAmount(value, currency);
  return {
    discount: text(sumOf(taken.map((entry) => entry.discount))),
    coupons: taken.map(({ id, discount }) => ({ id, discount: text(discount) })),
    lines: lines.map((line) => ({
      id: line.id,
      amount: text(line.amount),
      discount: text(line.amount.minus(line.net)),
      net: text(line.net),
      coupons: line.coupons.map(({ id, discount }) => ({ id, discount: text(discount) })),
    })),
  };
}

function discountOf(coupon: Coupon, available: Decimal, currency: string): Decimal {
  if (available.sign() <= 0) return Decimal.ZERO;
  const asked =
    "percent" in coupon
      ? available.times(Decimal.parse(coupon.percent)).div(hundred).round(currencyDigits(currency))
      : parseAmount(coupon.amount, currency);
  if (asked.sign() < 0) {
    throw new InvoiceError(
      "invalid_amount",
      `Coupon ${coupon.id} is negative; a coupon can only lower a bill`,
    );
  }
  return asked.compare(available) > 0 ? available : asked;
}
