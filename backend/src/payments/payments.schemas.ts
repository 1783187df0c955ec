import { z } from "zod";
import { customerRefSchema } from "../customers/index.js";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";

const instant = z.iso.datetime({ offset: true });
const amount = z
  .string()
  .describe("Decimal string in the currency's units.")
  .meta({ examples: ["12.30"] });
const amountBody = z.string().regex(/^\d{1,18}(\.\d{1,6})?$/, 'Give a decimal string such as "12.30".');

export const customerParams = z.object({ customer: customerRefSchema });
export const methodParams = z.object({ customer: customerRefSchema, id: idSchema("pm") });
export const methodBody = z.strictObject({
  token: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .describe(
      "The token that the provider gave for the card. Test tokens: `pm_card_success`, `pm_card_declined_insufficient_funds`, …",
    ),
});
export const methodSchema = z
  .object({
    id: z.string().describe("`pm_…`"),
    customerId: z.string(),
    brand: z.string(),
    last4: z.string(),
    expMonth: z.int(),
    expYear: z.int(),
    isDefault: z.boolean().describe("Whether it is charged when nothing else is said."),
    createdAt: instant,
  })
  .meta({ id: "PaymentMethod" });
export const methodPage = pageSchema(methodSchema);

export const invoiceParams = z.object({ id: idSchema("inv") });
export const transferBody = z.strictObject({
  amount: amountBody.optional().describe("Decimal string; without it, all that is due."),
  memo: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("The transfer's reference, as the bank shows it."),
});

export const attemptQuery = pageQuery.extend({
  invoice: idSchema("inv").optional(),
  customer: idSchema("cus").optional(),
  status: z.enum(["created", "processing", "succeeded", "declined", "requires_action", "unknown"]).optional(),
  declineClass: z.enum(["soft", "hard"]).optional(),
});
export const attemptParams = z.object({ id: idSchema("pay") });
export const attemptSchema = z
  .object({
    id: z.string().describe("`pay_…`"),
    invoiceId: z.string(),
    customerId: z.string(),
    number: z.int().describe("Counts the attempts of the invoice."),
    kind: z.enum(["card", "bank_transfer"]),
    trigger: z
      .enum(["billing_run", "collection", "manual", "new_method", "bank_transfer"])
      .describe("What caused it."),
    paymentMethodId: z.string().nullable(),
    amount,
    currency: z.string(),
    status: z.enum(["created", "processing", "succeeded", "declined", "requires_action", "unknown"]),
    decline: z
      .object({
        class: z.enum(["soft", "hard"]).describe("`hard`: no retry until there is a new card."),
        code: z.string(),
        message: z.string(),
      })
      .nullable(),
    actionUrl: z.string().nullable().describe("Where the customer confirms the payment at their bank."),
    memo: z.string().nullable(),
    createdAt: instant,
    settledAt: instant.nullable(),
  })
  .meta({ id: "PaymentAttempt" });
export const attemptPage = pageSchema(attemptSchema);

export const refundBody = z.strictObject({
  invoice: idSchema("inv"),
  amount: amountBody
    .optional()
    .describe("Decimal string; without it, all that is left of the latest payment of the invoice."),
  reason: z.string().trim().min(1).max(500).describe("Stands on the credit note."),
});
export const refundQuery = pageQuery.extend({
  invoice: idSchema("inv").optional(),
  customer: idSchema("cus").optional(),
  status: z.enum(["requested", "approved", "processing", "succeeded", "failed", "rejected"]).optional(),
});
export const refundParams = z.object({ id: idSchema("ref") });
export const refundSchema = z
  .object({
    id: z.string().describe("`ref_…`"),
    invoiceId: z.string(),
    paymentAttemptId: z.string(),
    customerId: z.string(),
    creditNoteId: z
      .string()
      .nullable()
      .describe("Null too where the money was the customer's already, as when too much was paid."),
    amount,
    currency: z.string(),
    reason: z.string(),
    status: z.enum(["requested", "approved", "processing", "succeeded", "failed", "rejected"]),
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    createdAt: instant,
    settledAt: instant.nullable(),
  })
  .meta({ id: "Refund" });
export const refundPage = pageSchema(refundSchema);

export const disputeSchema = z
  .object({
    id: z.string().describe("`dsp_…`"),
    invoiceId: z.string(),
    paymentAttemptId: z.string(),
    customerId: z.string(),
    amount,
    currency: z.string(),
    reason: z.string(),
    status: z.enum(["needs_response", "under_review", "won", "lost"]),
    openedAt: instant,
    closedAt: instant.nullable(),
  })
  .meta({ id: "Dispute" });
export const disputePage = pageSchema(disputeSchema);

export const providerParams = z.object({ provider: z.string().min(1).max(40) });
export const receivedSchema = z.object({ status: z.enum(["processed", "duplicate", "ignored"]) });
