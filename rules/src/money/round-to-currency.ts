import { currencyDigits } from "./currency.js";
import { Decimal, type RoundingMode } from "./decimal.js";
import { MoneyError } from "./money.errors.js";

/** Rounds once to the minor unit: 10.278798 USD is 10.28, 1023.5 JPY is 1024; half away from zero unless a mode is named. */
export function roundToCurrency(amount: Decimal, currency: string, mode: RoundingMode = "half-up"): Decimal {
  return amount.round(currencyDigits(currency), mode);
}

/** The scale of a rounded amount, written out: 5 EUR is `"5.00"`, 5 JPY is `"5"`. */
export function toAmount(amount: Decimal, currency: string): string {
  return amount.toFixed(currencyDigits(currency));
}

/** Reads an amount that must already be rounded to the minor unit. Throws `unrounded_amount` for 0.005 EUR. */
export function parseAmount(amount: string, currency: string): Decimal {
  const value = Decimal.parse(amount);
  if (!roundToCurrency(value, currency).equals(value)) {
    throw new MoneyError(
      "unrounded_amount",
      `${amount} has more digits than ${currency}; round it to the minor unit first`,
    );
  }
  return value;
}
