import { currencyDigits } from "./currency.js";
import { Decimal } from "./decimal.js";

/**
 * An amount for people, exact from its text however long it is: `formatMoney("1234.5", "EUR")` is `€1,234.50`.
 * A unit price keeps its further digits: `formatMoney("0.000003", "USD")` is `$0.000003`.
 */
export function formatMoney(amount: string, currency: string, locale = "en"): string {
  return format(amount, currencyDigits(currency), locale, currency);
}

/** A quantity for people, with every digit that it has: `formatDecimal("1234567.5")` is `1,234,567.5`. */
export function formatDecimal(value: string, locale = "en"): string {
  return format(value, 0, locale, undefined);
}

/**
 * The runtime lays out the whole digits (as BigInt, so exactly) and what stands around them; the digits after the point
 * are put in as they are, since runtimes round them: at 20 digits, some even at 15.
 */
function format(text: string, leastDigits: number, locale: string, currency: string | undefined): string {
  const [whole = "0", given = ""] = Decimal.parse(text).toString().split(".");
  const fraction = given.padEnd(leastDigits, "0");
  const isNegative = whole.startsWith("-");
  const laidOut = layout(locale, currency, fraction.length > 0).format(
    BigInt(isNegative ? whole.slice(1) : whole),
  );
  // The one digit that was laid out after the point is the last of all.
  const shown = fraction === "" ? laidOut : laidOut.replace(/0(?=\D*$)/, fraction);
  return isNegative ? `-${shown}` : shown;
}

// A formatter takes 30 times longer to make than to use, and an invoice needs a thousand uses.
const layouts = new Map<string, Intl.NumberFormat>();

function layout(locale: string, currency: string | undefined, hasFraction: boolean): Intl.NumberFormat {
  const key = `${locale} ${currency ?? ""} ${hasFraction}`;
  const known = layouts.get(key);
  if (known) return known;
  const digits = hasFraction ? 1 : 0;
  const made = new Intl.NumberFormat(locale, {
    ...(currency === undefined ? {} : { style: "currency", currency }),
    // The fraction's own digits are Latin, so the whole ones have to be.
    numberingSystem: "latn",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  layouts.set(key, made);
  return made;
}
