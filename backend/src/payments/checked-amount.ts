import { canonicalAmount, compareAmounts, currencyDigits, isRoundedAmount } from "@atlas/rules";
import { paymentsErrors } from "./payments.errors.js";

/** What came in for an invoice, as `checkedAmount`, and at most what is due. Throws `payment.above_amount_due` too. */
export function amountUpToDue(
  amount: string,
  { amountDue, currency }: { amountDue: string; currency: string },
): string {
  const checked = checkedAmount(amount, currency);
  if (compareAmounts(checked, amountDue) <= 0) return checked;
  const message = `Only ${amountDue} ${currency} is due on this invoice.`;
  throw paymentsErrors("payment.above_amount_due", {
    detail: message,
    errors: [{ field: "amount", code: "above_amount_due", message }],
  });
}

/** An amount of money that moves, with the currency's digits: `("12.3", "EUR")` is `12.30`. Throws `payment.amount_invalid`. */
export function checkedAmount(amount: string, currency: string): string {
  const isPositive = compareAmounts(amount, "0") > 0;
  if (isPositive && isRoundedAmount(amount, currency)) return canonicalAmount(amount, currency);
  const digits = currencyDigits(currency);
  const most =
    digits === 0 ? "without digits after the point" : `with at most ${digits} digits after the point`;
  throw paymentsErrors("payment.amount_invalid", {
    errors: [{ field: "amount", code: "invalid", message: `Give an amount above zero ${most}.` }],
  });
}
