import { Decimal } from "../money/decimal.js";
import { parseAmount, roundToCurrency, toAmount } from "../money/round-to-currency.js";
import type { Instant } from "../time/calendar.js";
import type { BillingPeriod } from "../time/period.js";
import { prorate, type Proration, type ProrationMethod } from "../time/proration.js";

/** A fee paid in advance: what was billed, net and rounded, for which share of its period, less what was credited since. */
export type AdvanceFee = { billed: string; credited?: string; span: { from: Instant; to: Instant } };

/**
 * The unused part of a fee paid in advance, to credit when its plan ends at `at`. It is a share of what was really billed,
 * so a cut first period and a second change on the same day never credit more than was paid; earlier credits cap it.
 * `keepsDay`: a termination's own day is billed, a change's day belongs to the new plan.
 * 5.48 billed for 17 days, ended with 11 unused: 5.48 × 11 / 17 = 3.55.
 */
export function unusedFee(input: {
  currency: string;
  fee: AdvanceFee;
  at: Instant;
  period: Pick<BillingPeriod, "naturalStart" | "naturalEnd">;
  timeZone: string;
  method: ProrationMethod;
  keepsDay: boolean;
}): { amount: string; precise: string; unused: Proration } {
  const { currency, fee, at, period, timeZone, method } = input;
  const paid = prorate(halfOpen(method), fee.span, period, timeZone);
  const rest = prorate(halfOpen(method), { from: at, to: fee.span.to }, period, timeZone);
  const kept = input.keepsDay && method !== "second" ? 1 : 0;
  const unused = { part: Math.min(paid.part, Math.max(0, rest.part - kept)), whole: paid.part };
  const billed = parseAmount(fee.billed, currency);
  const share = billed.times(new Decimal(unused.part, 0)).div(new Decimal(Math.max(1, unused.whole), 0));
  const left = billed.minus(parseAmount(fee.credited ?? "0", currency));
  const precise = share.compare(left) > 0 ? left : share;
  return {
    amount: toAmount(roundToCurrency(precise, currency), currency),
    precise: precise.toString(),
    unused,
  };
}

/**
 * A fee for a share of a period: `amount × part / whole`, precise and rounded once. 14.95 for 8 of 30 days is 3.99.
 */
export function proratedFee(
  currency: string,
  amount: string,
  share: Proration,
): { amount: string; precise: string } {
  const precise = Decimal.parse(amount).times(new Decimal(share.part, 0)).div(new Decimal(share.whole, 0));
  return { amount: toAmount(roundToCurrency(precise, currency), currency), precise: precise.toString() };
}

// What is unused begins where the used days end, so both are counted half-open even when both ends are billed.
const halfOpen = (method: ProrationMethod): ProrationMethod => (method === "day_inclusive" ? "day" : method);
