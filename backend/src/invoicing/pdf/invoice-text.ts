import { formatDecimal, formatMoney, type LocalDate } from "@atlas/rules";
import type { DocumentPeriod } from "./invoice-document.js";

/** Formats amounts, quantities and dates of one document. Text comes out ready to be set. */
export interface InvoiceText {
  money(amount: string): string;
  quantity(value: string): string;
  date(date: LocalDate): string;
  period(period: DocumentPeriod): string;
  country(code: string): string;
  plain(text: string): string;
  /** Splits free text into its lines; blank ones at the ends are dropped. */
  lines(text: string): string[];
}

const LONGEST_UNBROKEN = 28;
const UNBROKEN_RUN = new RegExp(`\\S{${LONGEST_UNBROKEN}}(?=\\S)`, "gu");
// Tabs and line ends become spaces; what else has no shape on paper (a NUL, an escape) is dropped.
const CONTROLS = /[\p{Cc}\p{Cs}\u2028\u2029]+/gu;

export function invoiceText(locale: string, currency: string): InvoiceText {
  const { dates, countries } = formats(locale);
  const plain = (text: string): string => {
    const shown = text
      .replace(/[\t\r\n\u2028\u2029]+/gu, " ")
      .replace(CONTROLS, "")
      .trim();
    // A name without a space would run out of its column, so it may be broken every now and then.
    return shown.replace(UNBROKEN_RUN, "$&\u200b");
  };
  // Hundreds of lines share their period, and many their price.
  const periods = remembered((key) => {
    const [from = key, to = key] = key.split("/");
    return from === to ? dates.format(midnight(from)) : dates.formatRange(midnight(from), midnight(to));
  });
  return {
    plain,
    money: remembered((amount) => withMinus(formatMoney(amount, currency, locale))),
    quantity: remembered((value) => withMinus(formatDecimal(value, locale))),
    date: (date) => dates.format(midnight(date)),
    period: ({ from, to }) => periods(`${from}/${to}`),
    country: (code) => plain(countries.of(code) ?? code),
    lines: (text) => text.trim().split(/\r?\n/).map(plain),
  };
}

// The hyphen is too short for a minus and allows a line break after it.
function withMinus(text: string): string {
  return text.replace(/^-/, "\u2212");
}

/** A date without a time, as the instant that formats back to the same date in UTC. */
function midnight(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** `compute`, once per argument. */
function remembered(compute: (argument: string) => string): (argument: string) => string {
  const results = new Map<string, string>();
  return (argument) => {
    const known = results.get(argument);
    if (known !== undefined) return known;
    const result = compute(argument);
    results.set(argument, result);
    return result;
  };
}

type Formats = { dates: Intl.DateTimeFormat; countries: Intl.DisplayNames };
const made = new Map<string, Formats>();

// These take longer to make than a short invoice takes to render.
function formats(locale: string): Formats {
  const known = made.get(locale);
  if (known) return known;
  const fresh = {
    dates: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }),
    countries: new Intl.DisplayNames(locale, { type: "region", fallback: "code" }),
  };
  made.set(locale, fresh);
  return fresh;
}
