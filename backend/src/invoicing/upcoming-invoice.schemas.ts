import { z } from "zod";
import { subscriptionRefSchema } from "../subscriptions/index.js";
import { lineSchema, periodSchema } from "./invoice-line.schemas.js";
import { taxSumSchema } from "./invoicing.schemas.js";

export const upcomingParams = z.object({ id: subscriptionRefSchema });

const amount = z.string().describe("Decimal string with the currency's digits.");

const estimatedLine = lineSchema.pick({
  kind: true,
  code: true,
  description: true,
  price: true,
  period: true,
  quantity: true,
  unit: true,
  unitAmount: true,
  groups: true,
  tiers: true,
  preciseAmount: true,
  amount: true,
  taxable: true,
  netAmount: true,
  taxAmount: true,
});

const estimateSchema = z.object({
  lines: z.array(estimatedLine),
  subtotal: amount,
  taxes: z.array(taxSumSchema),
  taxTotal: amount,
  total: amount,
});

export const upcomingInvoiceSchema = z
  .object({
    subscription: z.string(),
    customer: z.string(),
    currency: z.string(),
    period: periodSchema.nullable(),
    asOf: z.string().describe("Business time of the estimate."),
    watermark: z.string().describe("Every event that was accepted up to here is in it."),
    soFar: estimateSchema.describe(
      "What the period has cost until now, with corrections of earlier periods.",
    ),
    projected: estimateSchema.describe(
      "The invoice to expect at the period's end: counts and sums extrapolated, then rated, and the next period's fees.",
    ),
  })
  .meta({ id: "UpcomingInvoice" });
