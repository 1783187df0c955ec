import type { z } from "zod";
import { publicId } from "../platform/index.js";
import type { CreditNote } from "./credit-note.js";
import type { creditNoteSchema, creditNoteSummarySchema } from "./credit-note.schemas.js";
import type { CreditNoteDetail } from "./read-credit-note.js";

export function presentCreditNoteSummary(note: CreditNote): z.infer<typeof creditNoteSummarySchema> {
  return {
    id: publicId("crn", note.id),
    number: note.number,
    invoice: publicId("inv", note.invoiceId),
    customer: publicId("cus", note.customerId),
    currency: note.currency,
    reason: note.reason,
    memo: note.memo,
    issueDate: note.issueDate,
    issuedAt: note.issuedAt,
    subtotal: note.subtotal,
    taxes: note.taxes,
    taxTotal: note.taxTotal,
    total: note.total,
    appliedAmount: note.appliedAmount,
    refundableAmount: note.refundableAmount,
  };
}

export function presentCreditNote({
  note,
  lines,
  pdfSha256,
}: CreditNoteDetail): z.infer<typeof creditNoteSchema> {
  const summary = presentCreditNoteSummary(note);
  return {
    ...summary,
    lines: lines.map((line) => ({
      line: publicId("ivl", line.invoiceLineId),
      description: line.description,
      netAmount: line.netAmount,
      taxAmount: line.taxAmount,
      totalAmount: line.totalAmount,
    })),
    pdf: pdfSha256 === null ? null : { url: `/v1/credit-notes/${summary.id}/pdf`, sha256: pdfSha256 },
  };
}
