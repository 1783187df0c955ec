import type { z } from "zod";
import { publicId } from "../platform/index.js";
import type { lineSchema } from "./invoice-line.schemas.js";
import type { InvoiceLine } from "./invoice.js";
import { presentPeriod } from "./present-period.js";
import type { InvoiceDetail } from "./read-invoice.js";

type PresentedLine = z.infer<typeof lineSchema>;

/** A line with what it was rated by; with the rule's input and trace where they were read. */
export function presentLine(
  line: InvoiceLine,
  { invoice, rated, evaluations }: InvoiceDetail,
): PresentedLine {
  const source = line.ratedLineId === null ? undefined : rated.get(line.ratedLineId);
  const evaluation = source && evaluations?.get(source.ratedPriceId);
  return {
    id: publicId("ivl", line.id),
    kind: line.kind,
    code: line.code,
    description: line.description,
    price: source ? { id: publicId("prc", source.priceId), key: source.priceKey } : null,
    period: presentPeriod(line, invoice.timeZone),
    quantity: line.quantity,
    unit: line.unit,
    unitAmount: line.unitAmount,
    groups: line.groups ?? [],
    tiers: line.tiers ?? [],
    preciseAmount: line.preciseAmount,
    amount: line.amount,
    taxable: line.taxable,
    netAmount: line.netAmount,
    taxAmount: line.taxAmount,
    rule: source
      ? {
          version: publicId("rul", source.ruleVersionId),
          hash: source.ruleHash,
          engine: source.engineVersion,
        }
      : null,
    watermark: source?.watermark ?? null,
    correction: source && source.correction > 0 ? source.correction : null,
    ...(evaluation ? { input: evaluation.input, trace: evaluation.trace } : {}),
  };
}
