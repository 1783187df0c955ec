import { z } from "zod";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";
import { eventProblemSchema } from "./intake/event-problem.js";

const statuses = ["waiting", "replayed", "discarded"] as const;
const nameSchema = z.string().min(1).max(255);
const codeSchema = z
  .string()
  .max(60)
  .describe("Only those with a problem of this code, such as `event.customer_unknown`.");

export const quarantineParam = z.object({ id: idSchema("qrt") });

export const quarantineQuery = pageQuery.extend({
  status: z.enum(statuses).default("waiting"),
  customer: nameSchema.optional().describe("As the events name it."),
  code: codeSchema.optional(),
});
export type QuarantineQuery = z.infer<typeof quarantineQuery>;

export const repairBody = z
  .strictObject({
    event: z
      .strictObject({
        type: nameSchema.optional(),
        customer: nameSchema.optional(),
        subscription: nameSchema.nullable().optional(),
        time: z.string().max(40).nullable().optional(),
        properties: z.record(z.string(), z.unknown()).optional(),
      })
      .optional()
      .describe("Corrections; what is left out stays. Without any, the event is tried as it was sent."),
  })
  .default({});
export type RepairBody = z.infer<typeof repairBody>;

export const replayAllBody = z
  .strictObject({ customer: nameSchema.optional(), code: codeSchema.optional() })
  .default({})
  .describe("Which to try again; nothing means all.");
export type ReplayAllBody = z.infer<typeof replayAllBody>;

export const discardBody = z.strictObject({
  reason: z.string().trim().min(1).max(500).describe("Why it will not be counted."),
});
export type DiscardBody = z.infer<typeof discardBody>;

export const quarantineResponse = z.object({
  id: z.string().describe("`qrt_…`"),
  status: z.enum(statuses),
  event: z.object({
    id: z.string(),
    source: z.string(),
    type: z.string(),
    customer: z.string(),
    subscription: z.string().nullable(),
    time: z.string().nullable(),
    properties: z.record(z.string(), z.unknown()),
  }),
  sent: z.record(z.string(), z.unknown()).nullable().describe("What was sent, where it has been corrected."),
  problems: z.array(eventProblemSchema).describe("Why it is not counted."),
  reason: z.string().nullable().describe("Why it was discarded."),
  backfill: z.string().nullable(),
  receivedAt: z.string(),
  settledAt: z.string().nullable(),
});
export type QuarantineResponse = z.infer<typeof quarantineResponse>;
export const quarantinePageSchema = pageSchema(quarantineResponse);

export const replayResponse = z.object({
  replayed: z.int().describe("How many count from now on."),
  waiting: z.int().describe("How many were tried and still cannot be counted."),
});
export type ReplayResponse = z.infer<typeof replayResponse>;
