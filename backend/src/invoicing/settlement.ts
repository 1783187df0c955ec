import { Decimal, sumOf, toAmount } from "@atlas/rules";

/** The part of an amount that lowers what is due, and the rest: 30.00 on 20.00 due is 20.00 and 10.00. */
export function applyToDue(amount: string, due: string, currency: string): { applied: string; rest: string } {
  const whole = Decimal.parse(amount);
  const open = Decimal.parse(due);
  const applied = whole.compare(open) > 0 ? open : whole;
  return { applied: toAmount(applied, currency), rest: toAmount(whole.minus(applied), currency) };
}

/** Sum of amounts of one currency, with its digits. */
export function addUp(amounts: readonly string[], currency: string): string {
  return toAmount(sumOf(amounts.map((amount) => Decimal.parse(amount))), currency);
}

/** Difference of two amounts of one currency, with its digits. */
export function subtract(amount: string, less: string, currency: string): string {
  return toAmount(Decimal.parse(amount).minus(Decimal.parse(less)), currency);
}

export const isZero = (amount: string): boolean => Decimal.parse(amount).isZero();
export const isNegative = (amount: string): boolean => Decimal.parse(amount).sign() < 0;
