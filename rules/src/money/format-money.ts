import { currencyDigits } from "./currency.js";
import { Decimal } from "./decimal.js";

/**
 * An amount for people, exact from its text however long it is: `formatMoney("1234.5", "EUR")` is `€1,234.50`.
 * A unit price keeps its further digits: `formatMoney("0.000003", "USD")` is `$0.000003`.
 */
export function formatMoney(amount: string, currency: string, locale = "en"): string {
  const digits = currencyDigits(currency);
  const value = Decimal.parse(amount).toString();
  const places = value.includes(".") ? value.length - value.indexOf(".") - 1 : 0;
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.min(100, Math.max(digits, places)),
  });
  // Text is formatted digit by digit, without a detour through a double.
  return format.format(value as Intl.StringNumericLiteral);
}
