import { z } from "zod";

// Unknown properties are allowed: a provider may add to its answers at any time.

const failureSchema = z.object({ code: z.string(), message: z.string(), adviceCode: z.string().optional() });
const metadataSchema = z.record(z.string(), z.string());
const amountSchema = z.string().regex(/^\d+(\.\d+)?$/);

export const chargeSchema = z.object({
  id: z.string(),
  status: z.enum(["processing", "succeeded", "failed", "requires_action", "canceled"]),
  amount: amountSchema,
  currency: z.string(),
  failure: failureSchema.nullable(),
  nextAction: z.object({ url: z.string() }).nullable(),
  metadata: metadataSchema,
});
export type ProviderCharge = z.infer<typeof chargeSchema>;

export const refundSchema = z.object({
  id: z.string(),
  charge: z.string(),
  status: z.enum(["succeeded", "failed"]),
  amount: amountSchema,
  currency: z.string(),
  failure: failureSchema.nullable(),
  metadata: metadataSchema,
});
export type ProviderRefund = z.infer<typeof refundSchema>;

export const disputeSchema = z.object({
  id: z.string(),
  charge: z.string(),
  status: z.enum(["needs_response", "under_review", "won", "lost"]),
  amount: amountSchema,
  currency: z.string(),
  reason: z.string(),
  metadata: metadataSchema,
});

export const paymentMethodSchema = z.object({
  id: z.string(),
  card: z.object({ brand: z.string(), last4: z.string(), expMonth: z.number(), expYear: z.number() }),
});

export const totalsSchema = z.object({
  currency: z.string(),
  captured: amountSchema,
  refunded: amountSchema,
  disputesHeld: amountSchema,
  disputesLost: amountSchema,
});

export const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

export const listOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item) });

export const webhookSchema = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  data: z.unknown(),
});
