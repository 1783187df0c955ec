import { Decimal } from "../money/decimal.js";
import { toAmount } from "../money/round-to-currency.js";

/**
 * The part of a payment or credit that lowers what is due, and the rest, which is the customer's: amounts of one currency, in
 * units of it and with its digits. 30.00 on 20.00 due is 20.00 and 10.00. Throws `invalid_currency`, `not-a-number`.
 */
export function applyToDue(amount: string, due: string, currency: string): { applied: string; rest: string } {
  const whole = Decimal.parse(amount);
  const open = Decimal.parse(due);
  const applied = whole.compare(open) > 0 ? open : whole;
  return { applied: toAmount(applied, currency), rest: toAmount(whole.minus(applied), currency) };
}
