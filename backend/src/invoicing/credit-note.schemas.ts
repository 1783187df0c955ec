import { z } from "zod";
import { customerRefSchema } from "../customers/index.js";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";
import { taxSumSchema } from "./invoicing.schemas.js";

const amount = z.string().describe("Decimal string with the currency's digits.");
const amountText = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,17})(\.\d{1,3})?$/, 'Give a decimal string such as "12.50".');

export const creditNoteParams = z.object({ id: idSchema("crn") });

export const creditNoteListQuery = pageQuery.extend({
  customer: customerRefSchema.optional(),
  invoice: idSchema("inv").optional(),
  number: z.string().trim().min(1).max(60).optional().describe("Part of the credit note's number."),
});

const creditedLine = z.strictObject({
  line: z
    .string()
    .regex(/^ivl_[0-7][0-9a-hjkmnp-tv-z]{25}$/, 'Give an id that begins with "ivl_".')
    .describe("A line of the invoice, `ivl_…`."),
  amount: amountText,
});

/** What to credit: amounts of chosen lines, or one amount with tax, or all that is left. */
export const creditNoteBody = z
  .strictObject({
    reason: z.string().trim().min(1).max(200).describe("Printed on the credit note."),
    memo: z.string().trim().min(1).max(2_000).optional().describe("Further text, printed below the totals."),
    lines: z.array(creditedLine).min(1).max(1_000).optional(),
    basis: z
      .enum(["net", "total"])
      .default("net")
      .describe("Whether the lines' amounts are without (`net`) or with tax (`total`)."),
    amount: amountText.optional().describe("One amount with tax, spread over all lines."),
  })
  .refine((body) => body.lines === undefined || body.amount === undefined, {
    error: "Give lines, or one amount, or neither to credit all that is left.",
    path: ["amount"],
  });

const noteLineSchema = z.object({
  line: z.string().describe("The invoice's line, `ivl_…`."),
  description: z.string(),
  netAmount: amount,
  taxAmount: amount,
  totalAmount: amount,
});

export const creditNoteSummarySchema = z
  .object({
    id: z.string(),
    number: z.string(),
    invoice: z.string(),
    customer: z.string(),
    currency: z.string(),
    reason: z.string(),
    memo: z.string().nullable(),
    issueDate: z.string(),
    issuedAt: z.string(),
    subtotal: amount,
    taxes: z.array(taxSumSchema),
    taxTotal: amount,
    total: amount,
    appliedAmount: amount.describe("What lowered the amount due of the invoice."),
    refundableAmount: amount.describe("What had been paid already and is given back by a refund."),
  })
  .meta({ id: "CreditNoteSummary" });

export const creditNoteSchema = creditNoteSummarySchema
  .extend({
    lines: z.array(noteLineSchema),
    pdf: z.object({ url: z.string(), sha256: z.string() }).nullable(),
  })
  .meta({ id: "CreditNote" });

export const creditNotePageSchema = pageSchema(creditNoteSummarySchema);
