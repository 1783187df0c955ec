import { currencyDigits } from "../money/currency.js";
import { Decimal } from "../money/decimal.js";

/** How sentences write a quantity, and an amount in units of the currency; both get exact decimal text. */
export type NumberWords = { quantity: (value: string) => string; amount: (value: string) => string };

/** Numbers as every reader understands them, for EUR: `1,234,567.5` and `3.00 EUR`. A page gives the reader's own instead. */
export const plainNumbers = (currency: string): NumberWords => ({
  quantity: showNumber,
  amount: (value) => `${showAmount(value, currencyDigits(currency))} ${currency}`,
});

/** A quantity for people: thousands apart, nothing rounded: `1234567.5` is `1,234,567.5`. */
export const showNumber = (value: string): string => grouped(Decimal.parse(value).toString());

/** An amount for people: at least the currency's digits, and every further digit that it has: `3` at 2 is `3.00`. */
export function showAmount(value: string, digits: number): string {
  const text = Decimal.parse(value).toString();
  const places = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
  return grouped(Decimal.parse(value).toFixed(Math.max(places, digits)));
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}
