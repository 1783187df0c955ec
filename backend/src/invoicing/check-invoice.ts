import { addAmounts, isNegative, parseAmount } from "@atlas/rules";
import type { RatedLineOfRun } from "../rating/index.js";
import type { Invoice, InvoiceLine } from "./invoice.js";

/** Why an invoice must not be issued. Codes are stable; `message` says what a person can do. */
export type InvoiceIssue = {
  code:
    | "no_lines"
    | "currency_differs"
    | "amount_not_rounded"
    | "rated_line_missing"
    | "rated_line_unknown"
    | "rated_line_differs"
    | "sum_differs"
    | "negative_total"
    | "billed_twice";
  message: string;
  lineId: string | null;
};

export type InvoiceToCheck = {
  invoice: Invoice;
  lines: readonly InvoiceLine[];
  /** All that rating gave for the run. */
  rated: readonly RatedLineOfRun[];
  customerCurrency: string;
  /** Lines whose service stands on another issued invoice. */
  billedElsewhere: readonly { lineId: string; number: string }[];
};

/** What must hold of an invoice's lines before it is totalled and gets a number: I1, I2, one currency. All that is wrong, at once. */
export function checkLines(check: InvoiceToCheck): InvoiceIssue[] {
  return [
    ...emptiness(check),
    ...currencies(check),
    ...unrounded(check),
    ...ratedLines(check),
    ...check.billedElsewhere.map(({ lineId, number }) =>
      issue(
        "billed_twice",
        `Its service is on invoice ${number} already; void or credit that one first.`,
        lineId,
      ),
    ),
  ];
}

const issue = (code: InvoiceIssue["code"], message: string, lineId: string | null = null): InvoiceIssue => ({
  code,
  message,
  lineId,
});

function emptiness({ lines }: InvoiceToCheck): InvoiceIssue[] {
  return lines.length > 0 ? [] : [issue("no_lines", "It has no lines; add one, or void the draft.")];
}

function currencies({ invoice, rated, customerCurrency }: InvoiceToCheck): InvoiceIssue[] {
  const others = [customerCurrency, ...rated.map((line) => line.currency)].filter(
    (currency) => currency !== invoice.currency,
  );
  return [...new Set(others)].map((currency) =>
    issue("currency_differs", `It is in ${invoice.currency}, but the customer or a price is in ${currency}.`),
  );
}

function unrounded({ invoice, lines }: InvoiceToCheck): InvoiceIssue[] {
  return lines.flatMap((line) => {
    try {
      parseAmount(line.amount, invoice.currency);
      return [];
    } catch {
      // parseAmount's own message speaks to programmers; a person is told which line it is.
      return [
        issue("amount_not_rounded", `${line.amount} has more digits than ${invoice.currency}.`, line.id),
      ];
    }
  });
}

function ratedLines({ lines, rated }: InvoiceToCheck): InvoiceIssue[] {
  const expected = new Map(rated.map((line) => [line.id, line]));
  const found = lines.flatMap((line) => {
    if (line.ratedLineId === null) return [];
    const source = expected.get(line.ratedLineId);
    if (!source) return [issue("rated_line_unknown", "It was not rated by this billing run.", line.id)];
    expected.delete(line.ratedLineId);
    if (source.amount === line.amount && source.preciseAmount === line.preciseAmount) return [];
    return [issue("rated_line_differs", `It says ${line.amount}, but ${source.amount} was rated.`, line.id)];
  });
  const missing = [...expected.values()].map((line) =>
    issue(
      "rated_line_missing",
      `"${line.description}" over ${line.amount} was rated but is not on the invoice.`,
    ),
  );
  return [...found, ...missing];
}

/** What must hold of the totals: they are the sums of the lines (I11), and can be asked for. */
export function checkSums(invoice: Invoice, lines: readonly InvoiceLine[]): InvoiceIssue[] {
  const { currency, subtotal, taxTotal, total } = invoice;
  const net = addAmounts(
    lines.map((line) => line.netAmount),
    currency,
  );
  const tax = addAmounts(
    lines.map((line) => line.taxAmount),
    currency,
  );
  const issues: InvoiceIssue[] = [];
  if (net !== subtotal) issues.push(sumDiffers(`Its lines sum to ${net} net, its header says ${subtotal}.`));
  if (tax !== taxTotal)
    issues.push(sumDiffers(`Its lines' taxes sum to ${tax}, its header says ${taxTotal}.`));
  if (addAmounts([subtotal, taxTotal], currency) !== total) {
    issues.push(sumDiffers(`Its total ${total} is not ${subtotal} and ${taxTotal}.`));
  }
  if (isNegative(total)) {
    const remedy = "Credit the earlier invoice, and offset it here with a one-off line.";
    issues.push(
      issue("negative_total", `Its total is ${total}, which nobody can be asked to pay. ${remedy}`),
    );
  }
  return issues;
}

const sumDiffers = (message: string): InvoiceIssue => issue("sum_differs", message);
