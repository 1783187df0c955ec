import { z } from "zod";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";
import { flowDocumentSchema } from "./flow-document.js";

const instant = z.iso.datetime({ offset: true });

export const caseParams = z.object({ id: idSchema("col") });
export const caseQuery = pageQuery.extend({
  status: z.enum(["active", "paused", "finished"]).optional(),
  customer: idSchema("cus").optional(),
  invoice: idSchema("inv").optional(),
  declineClass: z.enum(["soft", "hard"]).optional().describe("Of the last attempt."),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe("Only of invoices in this currency."),
});

export const caseSchema = z
  .object({
    id: z.string().describe("`col_…`"),
    invoiceId: z.string(),
    invoiceNumber: z.string(),
    customerId: z.string(),
    customerName: z.string(),
    amountDue: z.string(),
    currency: z.string(),
    collectionMethod: z
      .enum(["charge_automatically", "send_invoice"])
      .describe(
        "How the invoice is paid: by the customer's card, or by a transfer that nobody here can start.",
      ),
    status: z.enum(["active", "paused", "finished"]),
    outcome: z.enum(["paid", "uncollectible", "void", "ended"]).nullable(),
    step: z.string().describe("Where it stands in its flow."),
    stepSince: instant,
    nextActionAt: instant
      .nullable()
      .describe("When the step that waits ends; `nextRetryAt` of a card's ladder."),
    nextRetryAt: instant.nullable().describe("When the card is tried again, if the wait leads to a retry."),
    attempts: z.int(),
    lastDecline: z.object({ class: z.enum(["soft", "hard"]), code: z.string() }).nullable(),
    firstFailureAt: instant,
    flowVersionId: z.string(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: "CollectionCase" });
export const casePage = pageSchema(caseSchema);

export const flowParams = z.object({ key: z.enum(["card", "bank_transfer"]) });
export const flowVersionSchema = z
  .object({
    id: z.string().describe("`flw_…`"),
    key: z.enum(["card", "bank_transfer"]),
    number: z.int(),
    document: flowDocumentSchema,
    createdAt: instant,
  })
  .meta({ id: "CollectionFlowVersion" });
export const flowListSchema = z.object({ data: z.array(flowVersionSchema) });
export const flowBody = flowDocumentSchema;
