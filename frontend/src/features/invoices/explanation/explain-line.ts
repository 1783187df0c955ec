import { explainRating, type Rating } from "@atlas/rules";
import type { Invoice, InvoiceLine } from "../../../api/generated/index.js";
import { sentenceNumbers } from "../../../ui/format.js";

/** One step of the rule, as the trace has it. */
export type Step = Rating["trace"][number];

export const tracedSteps = (line: InvoiceLine): Step[] =>
  Array.isArray(line.trace) ? (line.trace as Step[]) : [];

/** The lines that came out of the same evaluation: the explanation tells each its own steps. */
function siblings(invoice: Invoice, line: InvoiceLine): InvoiceLine[] {
  const { price, period, correction, kind } = line;
  return invoice.lines.filter(
    (other) =>
      other.price?.id === price?.id &&
      other.kind === kind &&
      other.correction === correction &&
      other.period?.start === period?.start,
  );
}

/**
 * A line in sentences, from the stored trace and the text of its rule: for 150 units over tiers,
 * `Graduated tiers: First 100 at €1.00 = €100.00; next 50 at €0.50 = €25.00.`
 */
export function explainLine(invoice: Invoice, line: InvoiceLine, ruleText: string): string[] {
  const rated = siblings(invoice, line);
  const rating: Rating = {
    ruleHash: line.rule?.hash ?? "",
    engineVersion: line.rule?.engine ?? "",
    trace: tracedSteps(line),
    lines: rated.map(({ groups, tiers, ...rest }) => ({
      code: rest.code,
      description: rest.description,
      quantity: rest.quantity,
      unitAmount: rest.unitAmount,
      preciseAmount: rest.preciseAmount,
      amount: rest.amount,
      cost: null,
      groups: groups.length > 0 ? groups : null,
      tiers: tiers.length > 0 ? tiers : null,
    })),
  };
  const { currency } = invoice;
  return (
    explainRating(rating, ruleText, currency, sentenceNumbers(currency))[rated.indexOf(line)]?.sentences ?? []
  );
}
