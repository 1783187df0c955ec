import { z } from "zod";
import { customerRefSchema } from "../customers/index.js";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";
import { subscriptionRefSchema } from "../subscriptions/index.js";
import { lineSchema, periodSchema } from "./invoice-line.schemas.js";

const amount = z.string().describe("Decimal string with the currency's digits.");
const instant = z.string().describe("ISO 8601 instant, business time.");
const date = z.iso.date("Give a date such as 2026-04-15.");

const invoiceStatusSchema = z.enum(["draft", "open", "paid", "uncollectible", "void"]);

/** `expand=trace`: each line with what its rule was given and the trace of its evaluation. */
export const invoiceQuery = z.object({
  expand: z
    .enum(["trace"])
    .optional()
    .describe("`trace`: each line with what its rule was given and how it was evaluated."),
});

export const invoiceListQuery = pageQuery.extend({
  status: invoiceStatusSchema.optional(),
  blocked: z
    .enum(["true", "false"])
    .transform((value) => value === "true")
    .optional()
    .describe("`true`: only drafts that cannot be issued."),
  customer: customerRefSchema.optional(),
  subscription: subscriptionRefSchema.optional(),
  number: z.string().trim().min(1).max(60).optional().describe("Part of the invoice number."),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe("Only invoices in this currency."),
  dueFrom: date.optional().describe("Due on or after this day."),
  dueTo: date.optional().describe("Due on or before this day."),
  issuedFrom: date.optional().describe("Finalized on or after this day of UTC."),
  issuedTo: date.optional().describe("Finalized on or before this day of UTC."),
  overdue: z
    .enum(["true"])
    .optional()
    .describe("`true`: only open ones past their due date, on the environment's clock."),
  sort: z
    .enum(["newest", "due"])
    .default("newest")
    .describe("`due`: the earliest due date first, and what has none last."),
});

export const invoiceParams = z.object({ id: idSchema("inv") });
export const lineParams = z.object({ id: idSchema("inv"), line: idSchema("ivl") });

export const voidSchema = z.strictObject({ reason: z.string().trim().min(1).max(500) });

const addressSchema = z.record(z.string(), z.string().nullable());
const taxIdsSchema = z.array(z.object({ type: z.string(), value: z.string() }));

const buyerSchema = z.object({
  name: z.string(),
  externalId: z.string().nullable(),
  email: z.string().nullable(),
  address: addressSchema,
  shippingAddress: addressSchema.nullable(),
  taxIds: taxIdsSchema,
  poNumber: z.string().nullable(),
});

const sellerSchema = z.object({
  name: z.string(),
  addressLines: z.array(z.string()),
  country: z.string(),
  taxIds: taxIdsSchema,
  email: z.string(),
});

export const taxSumSchema = z.object({
  name: z.string(),
  rate: z.string().describe("Percent."),
  inclusive: z.boolean(),
  taxable: amount,
  tax: amount,
});

const issueSchema = z
  .object({ code: z.string(), message: z.string(), line: z.string().nullable(), foundAt: instant })
  .describe("Why the invoice cannot be issued.");

export const invoiceSummarySchema = z
  .object({
    id: z.string(),
    number: z.string().nullable().describe("Null until finalized."),
    status: invoiceStatusSchema,
    isBlocked: z.boolean().describe("True for a draft with open issues."),
    customer: z.string(),
    customerName: z.string().describe("As it stood at finalisation; of a draft, as it is now."),
    subscription: z.string().nullable(),
    billingRun: z.string().nullable(),
    currency: z.string(),
    timeZone: z.string(),
    period: periodSchema.nullable(),
    subtotal: amount,
    taxes: z.array(taxSumSchema),
    taxTotal: amount,
    total: amount,
    amountPaid: amount,
    amountCredited: amount,
    amountDue: amount,
    collectionMethod: z.enum(["charge_automatically", "send_invoice"]),
    paymentTermsDays: z.number().int().nullable(),
    issueDate: z.string().nullable(),
    dueDate: z.string().nullable(),
    needsApproval: z.boolean().describe("True while a person has to approve it."),
    approvedAt: instant.nullable(),
    createdAt: instant,
    finalizedAt: instant.nullable(),
    paidAt: instant.nullable(),
    uncollectibleAt: instant.nullable(),
    voidedAt: instant.nullable(),
    voidReason: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: "InvoiceSummary" });

export const invoiceSchema = invoiceSummarySchema
  .extend({
    seller: sellerSchema.nullable().describe("As it stood at finalisation."),
    buyer: buyerSchema.nullable().describe("As it stood at finalisation."),
    lines: z.array(lineSchema),
    issues: z.array(issueSchema),
    pdf: z.object({ url: z.string(), sha256: z.string() }).nullable(),
  })
  .meta({ id: "Invoice" });

export const invoicePageSchema = pageSchema(invoiceSummarySchema);
