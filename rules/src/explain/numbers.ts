import { Decimal } from "../money/decimal.js";

/** A quantity for people: thousands apart, nothing rounded: `1234567.5` is `1 234 567.5`. */
export function showNumber(value: string): string {
  const text = Decimal.parse(value).toString();
  const [whole = "", fraction] = text.split(".");
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, " ");
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

/** An amount for people: at least the currency's digits, and every further digit that it has: `3` at 2 is `3.00`. */
export function showAmount(value: string, digits: number): string {
  const text = Decimal.parse(value).toString();
  const places = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
  const [whole = "", fraction] = Decimal.parse(value).toFixed(Math.max(places, digits)).split(".");
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, " ");
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}
