import { sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";
import { toAmount } from "../money/round-to-currency.js";

/**
 * The part of a refund for which its invoice must be lowered; what is the customer's already needs no credit note. `owed` is
 * the invoice's total and what was credited of it, null for a voided one; `paid` what came in, `refunded` what other refunds gave
 * back or are about to. Amounts of one currency, in units of it and with its digits.
 * Of 60.00 paid on an invoice of 49.00, a refund of 15.00 first gives back the 11.00 paid too much, so 4.00 are credited.
 * Throws `invalid_currency`, `not-a-number`.
 */
export function amountToCredit(input: {
  currency: string;
  refund: string;
  owed: { total: string; credited: string } | null;
  paid: readonly string[];
  refunded: readonly string[];
}): string {
  const sum = (amounts: readonly string[]) => sumOf(amounts.map((amount) => Decimal.parse(amount)));
  const kept = sum(input.paid).minus(sum(input.refunded));
  const owed = input.owed
    ? Decimal.parse(input.owed.total).minus(Decimal.parse(input.owed.credited))
    : Decimal.ZERO;
  const inFavour = atLeastZero(kept.minus(owed));
  return toAmount(atLeastZero(Decimal.parse(input.refund).minus(inFavour)), input.currency);
}

const atLeastZero = (value: Decimal): Decimal => (value.sign() < 0 ? Decimal.ZERO : value);
