import { closeSum, sumOf } from "../money/allocate.js";
import { currencyDigits } from "../money/currency.js";
import { Decimal, type RoundingMode } from "../money/decimal.js";
import { parseAmount, toAmount } from "../money/round-to-currency.js";
import { InvoiceError } from "./invoice.errors.js";

/** A tax rate in percent (`"19"`, `"8.875"`), with the id under which its sum is shown. */
export type TaxRate = { id: string; rate: string };

/** A rounded line amount with the rates that apply to it; several rates do not compound. No rate: exempt. */
export type TaxableLine = { id: string; amount: string; rates: readonly TaxRate[] };

/** What one line owes: `total` is `net` plus `tax`. */
export type TaxedLine = { id: string; net: string; tax: string; total: string };

/** The tax of an invoice: header amounts are sums of the lines', and one entry per rate. */
export type TaxTotals = {
  subtotal: string;
  tax: string;
  total: string;
  rates: { id: string; rate: string; taxable: string; tax: string }[];
  lines: TaxedLine[];
};

const hundred = new Decimal(100, 0);

/**
 * Taxes each rate on the sum of its lines, rounds once, and allocates the rounded tax to the lines by largest remainder.
 * Exclusive amounts are net; inclusive ones hold the tax already. Three lines of 0.13 EUR at 19 % owe 0.07, not 3 × 0.02.
 * Throws `invalid_rate`, `unrounded_amount`, `invalid_currency`.
 */
export function taxLines(input: {
  currency: string;
  inclusive: boolean;
  lines: readonly TaxableLine[];
  mode?: RoundingMode;
}): TaxTotals {
  const { currency, inclusive, mode = "half-up" } = input;
  const digits = currencyDigits(currency);
  const amounts = input.lines.map((line) => parseAmount(line.amount, currency));
  const taxes = input.lines.map(() => Decimal.ZERO);
  const rates = distinctRates(input.lines).map(({ id, rate }) => {
    const percent = parseRate(rate);
    const members = input.lines.flatMap((line, index) =>
      line.rates.some((other) => other.id === id) ? [index] : [],
    );
    const precise = members.map((index) => {
      const combined = sumOf(input.lines[index]!.rates.map((other) => parseRate(other.rate)));
      return inclusive
        ? amounts[index]!.times(percent).div(hundred.plus(combined))
        : amounts[index]!.times(percent).div(hundred);
    });
    // Rounded once per rate: rounding each line first would lose or gain cents that nobody owes.
    const tax = sumOf(precise).round(digits, mode);
    closeSum(tax, precise, digits).forEach((part, position) => {
      const index = members[position]!;
      taxes[index] = taxes[index]!.plus(part);
    });
    const taxable = sumOf(members.map((index) => amounts[index]!));
    return { id, rate, taxable, tax };
  });
  const tax = sumOf(taxes);
  const sum = sumOf(amounts);
  const text = (value: Decimal) => toAmount(value, currency);
  return {
    subtotal: text(inclusive ? sum.minus(tax) : sum),
    tax: text(tax),
    total: text(inclusive ? sum : sum.plus(tax)),
    rates: rates.map((entry) => ({ ...entry, taxable: text(entry.taxable), tax: text(entry.tax) })),
    lines: input.lines.map(({ id }, index) => {
      const [amount, lineTax] = [amounts[index]!, taxes[index]!];
      return {
        id,
        net: text(inclusive ? amount.minus(lineTax) : amount),
        tax: text(lineTax),
        total: text(inclusive ? amount : amount.plus(lineTax)),
      };
    }),
  };
}

/** Reads a percentage of tax; `"19"` is 19 %. Throws `invalid_rate` when it is negative. */
export function parseRate(rate: string): Decimal {
  const percent = Decimal.parse(rate);
  if (percent.sign() < 0) {
    throw new InvoiceError(
      "invalid_rate",
      `A tax rate of ${rate} % is negative; give a percentage from 0 up`,
    );
  }
  return percent;
}

function distinctRates(lines: readonly TaxableLine[]): TaxRate[] {
  const byId = new Map<string, TaxRate>();
  for (const rate of lines.flatMap((line) => line.rates)) {
    const known = byId.get(rate.id);
    if (known && !Decimal.parse(known.rate).equals(Decimal.parse(rate.rate))) {
      throw new InvoiceError(
        "invalid_rate",
        `Tax "${rate.id}" has two rates, ${known.rate} and ${rate.rate}; give each its own id`,
      );
    }
    if (!known) byId.set(rate.id, rate);
  }
  return [...byId.values()];
}
