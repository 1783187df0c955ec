import { allocate, sumOf } from "../money/allocate.js";
import { currencyDigits } from "../money/currency.js";
import { Decimal } from "../money/decimal.js";
import { parseAmount, toAmount } from "../money/round-to-currency.js";
import { InvoiceError } from "./invoice.errors.js";
import { parseRate, type TaxedLine } from "./tax.js";

/** A line of the invoice as issued. `taxRate` in percent, null when exempt. */
export type CreditableLine = { id: string; net: string; tax: string; taxRate: string | null };

/**
 * What to credit: everything that is left; an amount with tax, spread over the lines (a refund); or amounts of chosen
 * lines, without (`net`) or with tax (`total`).
 */
export type CreditRequest =
  | { kind: "all" }
  | { kind: "total"; amount: string }
  | { kind: "lines"; basis: "net" | "total"; lines: readonly { id: string; amount: string }[] };

/** A credit note's amounts, all positive where the invoice's are. */
export type CreditNoteAmounts = { net: string; tax: string; total: string; lines: TaxedLine[] };

type Open = { id: string; net: Decimal; tax: Decimal; rate: string; index: number };
type Part = { line: Open; net: Decimal; tax: Decimal | null };

const hundred = new Decimal(100, 0);

/**
 * The amounts of a credit note, given what earlier notes took per line (`previous`, several entries of a line add up).
 * Each rate's tax is rounded once per note and never exceeds what is left of it; the note that takes the last of a rate's
 * lines takes all that is left of its tax. So notes never exceed the invoice, and sum exactly to it when it is fully credited.
 * Crediting 0.03 of a line of 0.05 EUR net and 0.01 tax at 20 %: net 0.03, tax 0.01.
 * Throws `over_credit`, `unknown_line`, `duplicate_line`, `invalid_amount`.
 */
export function creditNoteAmounts(input: {
  currency: string;
  lines: readonly CreditableLine[];
  previous: readonly { id: string; net: string; tax: string }[];
  credit: CreditRequest;
}): CreditNoteAmounts {
  const { currency } = input;
  const digits = currencyDigits(currency);
  const open = openLines(input.lines, input.previous, currency);
  const parts = requested(input.credit, open, currency);
  const taxes = new Map<Open, Decimal>();
  for (const rate of new Set(parts.map((part) => part.line.rate))) {
    const members = parts.filter((part) => part.line.rate === rate);
    const tax = taxOfRate(rate, members, open, digits);
    const fixed = members.every((part) => part.tax !== null);
    const shares = fixed
      ? members.map((part) => part.tax!)
      : allocate(
          tax,
          members.map((part) => part.net),
          digits,
        );
    members.forEach((part, index) => taxes.set(part.line, shares[index]!));
  }
  const lines = parts.map(({ line, net }) => ({ id: line.id, net, tax: taxes.get(line)! }));
  const net = sumOf(lines.map((line) => line.net));
  const tax = sumOf(lines.map((line) => line.tax));
  const left = sumOf(open.map((line) => line.net.plus(line.tax)));
  // Only possible with negative lines: crediting the positive ones alone would give back more than was ever asked for.
  if (left.sign() >= 0 && net.plus(tax).compare(left) > 0) {
    throw new InvoiceError(
      "over_credit",
      `${toAmount(net.plus(tax), currency)} is more than the ${toAmount(left, currency)} left on the invoice; credit its negative lines too`,
    );
  }
  const text = (value: Decimal) => toAmount(value, currency);
  return {
    net: text(net),
    tax: text(tax),
    total: text(net.plus(tax)),
    lines: lines.map((line) => ({
      id: line.id,
      net: text(line.net),
      tax: text(line.tax),
      total: text(line.net.plus(line.tax)),
    })),
  };
}

/** What is left of each line after the earlier notes. */
function openLines(
  lines: readonly CreditableLine[],
  previous: readonly { id: string; net: string; tax: string }[],
  currency: string,
): Open[] {
  const taken = (id: string, field: "net" | "tax") =>
    sumOf(previous.filter((entry) => entry.id === id).map((entry) => parseAmount(entry[field], currency)));
  return lines.map(({ id, net, tax, taxRate }, index) => ({
    id,
    net: parseAmount(net, currency).minus(taken(id, "net")),
    tax: parseAmount(tax, currency).minus(taken(id, "tax")),
    rate: parseRate(taxRate ?? "0").toString(),
    index,
  }));
}

function requested(credit: CreditRequest, open: Open[], currency: string): Part[] {
  const digits = currencyDigits(currency);
  switch (credit.kind) {
    case "all":
      return everything(open);
    case "total": {
      const amount = parseAmount(credit.amount, currency);
      const left = sumOf(open.map((line) => line.net.plus(line.tax)));
      if (amount.sign() <= 0) throw invalidAmount(credit.amount);
      if (amount.compare(left) > 0) throw overCredit(credit.amount, left, "the invoice", currency);
      if (amount.equals(left)) return everything(open);
      const weights = open.map((line) => line.net.plus(line.tax));
      return allocate(amount, weights, digits)
        .map((share, index) => withTax(open[index]!, share, digits))
        .filter((part) => !part.net.isZero() || !part.tax!.isZero());
    }
    case "lines": {
      assertDistinct(credit.lines.map((line) => line.id));
      const parts = credit.lines.map(({ id, amount }) => {
        const line = open.find((candidate) => candidate.id === id);
        if (!line)
          throw new InvoiceError(
            "unknown_line",
            `The invoice has no line ${id}; credit one of its own lines`,
          );
        const value = Decimal.parse(amount).round(digits);
        const left = credit.basis === "net" ? line.net : line.net.plus(line.tax);
        if (value.isZero() || value.sign() === -left.sign()) throw invalidAmount(amount);
        if (value.abs().compare(left.abs()) > 0) throw overCredit(amount, left, `line ${id}`, currency);
        return credit.basis === "net" ? { line, net: value, tax: null } : withTax(line, value, digits);
      });
      return parts.sort((a, b) => a.line.index - b.line.index);
    }
  }
}

function everything(open: Open[]): Part[] {
  return open.flatMap((line): Part[] => {
    if (!line.net.isZero()) return [{ line, net: line.net, tax: strayTax(line, open) ? null : line.tax }];
    return line.tax.isZero() || strayTax(line, open) ? [] : [{ line, net: line.net, tax: line.tax }];
  });
}

/**
 * Notes round a rate's tax once, so a line may have given a cent of tax more than its own share. What is then left of the
 * rate is spread over the lines that still have something, rather than printed as a cent on a line that is gone.
 */
function strayTax(line: Open, open: Open[]): boolean {
  const group = open.filter((other) => other.rate === line.rate);
  return (
    group.some((other) => other.net.isZero() && !other.tax.isZero()) &&
    group.some((other) => !other.net.isZero())
  );
}

/** Splits an amount with tax at the line's rate, never taking more of either than is left of the line. */
function withTax(line: Open, total: Decimal, digits: number): Part {
  if (total.equals(line.net.plus(line.tax))) return { line, net: line.net, tax: line.tax };
  const share = Decimal.div(total.times(hundred), hundred.plus(Decimal.parse(line.rate)), digits);
  const net = share.abs().compare(line.net.abs()) > 0 ? line.net : share;
  const tax = total.minus(net);
  return tax.abs().compare(line.tax.abs()) > 0
    ? { line, net: total.minus(line.tax), tax: line.tax }
    : { line, net, tax };
}

function taxOfRate(rate: string, members: Part[], open: Open[], digits: number): Decimal {
  const group = open.filter((line) => line.rate === rate);
  const left = sumOf(group.map((line) => line.tax));
  const credited = new Map(members.map((part) => [part.line, part.net]));
  const exhausted = group.every((line) => (credited.get(line) ?? Decimal.ZERO).equals(line.net));
  if (exhausted) return left;
  const tax = sumOf(members.map((part) => part.net))
    .times(Decimal.parse(rate))
    .div(hundred)
    .round(digits);
  const oneSign = group.every((line) => line.net.sign() >= 0);
  return oneSign && tax.compare(left) > 0 ? left : tax;
}

function assertDistinct(ids: string[]): void {
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new InvoiceError("duplicate_line", `Line ${repeated} is listed twice; add its amounts up`);
  }
}

const invalidAmount = (amount: string) =>
  new InvoiceError(
    "invalid_amount",
    `${amount} cannot be credited; give an amount of the same sign as the line's, at least one minor unit`,
  );

const overCredit = (amount: string, left: Decimal, where: string, currency: string) =>
  new InvoiceError(
    "over_credit",
    `${amount} is more than the ${toAmount(left, currency)} left on ${where}; credit at most that`,
  );
