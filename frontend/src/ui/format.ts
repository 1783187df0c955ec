import type { NumberWords } from "@atlas/rules";

/** Decimal text for Intl, which formats it without going through a double. */
const exact = (decimal: string): Intl.StringNumericLiteral => decimal as Intl.StringNumericLiteral;

const formats = new Map<string, Intl.NumberFormat>();
function numberFormat(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(undefined, options);
  formats.set(key, made);
  return made;
}

/** An amount in its currency, at the currency's own digits: `formatAmount("1234.5", "EUR")` = `€1,234.50`. */
export const formatAmount = (amount: string, currency: string): string =>
  numberFormat(`money ${currency}`, { style: "currency", currency }).format(exact(amount));

/** A rate or an unrounded amount with all its digits, as prices below a cent need: `$0.0000025`. */
export const formatPrecise = (amount: string, currency: string): string =>
  numberFormat(`precise ${currency}`, { style: "currency", currency, maximumFractionDigits: 20 }).format(
    exact(amount),
  );

/** An amount shortened for a chart's axis: `€12K`. */
export const formatShort = (amount: string, currency: string): string =>
  numberFormat(`short ${currency}`, {
    style: "currency",
    currency,
    notation: "compact",
    maximumFractionDigits: 1,
  }).format(exact(amount));

/** A quantity with its digit groups: `2,710,000`. */
export const formatQuantity = (quantity: string): string =>
  numberFormat("quantity", { maximumFractionDigits: 20 }).format(exact(quantity));

/** A quantity shortened: `2.7M`. */
export const formatCompact = (quantity: string): string =>
  numberFormat("compact", { notation: "compact", maximumFractionDigits: 1 }).format(exact(quantity));

const dateFormats = new Map<string, Intl.DateTimeFormat>();
/** Made once each: to make one takes a hundred times as long as to use it. */
function dateFormat(options: Intl.DateTimeFormatOptions & { timeZone: string }): Intl.DateTimeFormat {
  const key = `${options.timeZone} ${options.timeStyle ?? "day"}`;
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", ...options });
  dateFormats.set(key, made);
  return made;
}

/** An instant in a time zone: `1 Feb 2026, 13:05`. */
export const formatInstant = (instant: string, timeZone: string, seconds = false): string =>
  dateFormat({ timeStyle: seconds ? "medium" : "short", timeZone }).format(new Date(instant));

/** The day of an instant in a time zone: `1 Feb 2026`. */
export const formatDay = (instant: string, timeZone: string): string =>
  dateFormat({ timeZone }).format(new Date(instant));

/** Numbers of the sentences that explain a line, written as everywhere on the page. */
export const sentenceNumbers = (currency: string): NumberWords => ({
  quantity: formatQuantity,
  amount: (amount) => formatPrecise(amount, currency),
});
