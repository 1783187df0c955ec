import { currencyDigits, Decimal } from "@atlas/rules";
import { paymentsErrors } from "./payments.errors.js";

/** An amount of money that moves, with the currency's digits: `("12.3", "EUR")` is `12.30`. Throws `payment.amount_invalid`. */
export function checkedAmount(amount: string, currency: string): string {
  const value = Decimal.parse(amount);
  const digits = currencyDigits(currency);
  if (value.sign() > 0 && value.round(digits).compare(value) === 0) return value.toFixed(digits);
  const most =
    digits === 0 ? "without digits after the point" : `with at most ${digits} digits after the point`;
  throw paymentsErrors("payment.amount_invalid", {
    errors: [{ field: "amount", code: "invalid", message: `Give an amount above zero ${most}.` }],
  });
}
