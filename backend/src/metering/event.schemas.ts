import { z } from "zod";
import { customerRefSchema } from "../customers/index.js";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";
import { eventProblemsSchema } from "./intake/event-problem.js";
import { subscriptionRefSchema } from "../subscriptions/index.js";
import { readInstant, instantText } from "./intake/event-time.js";

/** An instant in a query or body, canonical. */
export const instantSchema = z
  .string()
  .max(40)
  .transform((text, context) => {
    const micros = readInstant(text);
    if (micros !== null) return instantText(micros);
    context.addIssue({
      code: "custom",
      message: "Write an instant with offset, such as 2026-03-01T00:00:00Z.",
    });
    return z.NEVER;
  });

const eventIdSchema = z.string().min(1).max(255).describe("The event's own id, as it was sent.");
const nameSchema = z.string().min(1).max(255);
const propertiesSchema = z
  .record(z.string(), z.unknown())
  .describe("Anything; meters read it. Numbers keep up to 60 digits.")
  .meta({ examples: [{ model: "gpt-4o", direction: "input", tokens: 1250 }] });

/** One event as it is sent; checked by hand on its way in, and described by this. */
export const eventBody = z.object({
  id: eventIdSchema.describe("Idempotency key, for ever: the same event again is a `duplicate`."),
  type: nameSchema.meta({ examples: ["llm.call"] }),
  customer: customerRefSchema,
  subscription: subscriptionRefSchema
    .optional()
    .describe("Only where several subscriptions price the same usage."),
  time: z
    .string()
    .optional()
    .describe("ISO 8601 with offset. Left out: the time of receipt.")
    .meta({ examples: ["2026-03-01T12:00:00Z"] }),
  properties: propertiesSchema.optional(),
});

export const ingestQuery = z.object({
  backfill: idSchema("bkf")
    .optional()
    .describe("The open backfill that these events belong to; they may be of any age."),
});
export type IngestQuery = z.infer<typeof ingestQuery>;

export const eventParam = z.object({ id: eventIdSchema });
export const sourceQuery = z.object({
  source: z.string().max(1_024).default("").describe("Of a CloudEvent; else empty."),
});

export const eventListQuery = pageQuery.extend({
  customer: customerRefSchema.optional(),
  type: nameSchema.optional(),
  start: instantSchema.optional().describe("Only events of this time or later."),
  end: instantSchema.optional().describe("Only events before this time."),
  unmatched: z
    .enum(["true", "false"])
    .default("false")
    .describe("`true`: only events whose type no meter counts."),
});
export type EventListQuery = z.infer<typeof eventListQuery>;

const reasonSchema = z.string().trim().max(500).optional().describe("Why, for the history.");
const revisionId = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .describe("Idempotency key of this revision, distinct from every event's id.");

export const amendBody = z
  .strictObject({
    id: revisionId,
    time: z.string().max(40).optional(),
    subscription: subscriptionRefSchema.optional(),
    properties: propertiesSchema
      .optional()
      .describe("All of them: they take the place of those sent before."),
    reason: reasonSchema,
  })
  .describe(
    "What the event is to say instead; what is left out stays. To change whose it is, void it and send another.",
  );
export type AmendBody = z.infer<typeof amendBody>;

export const voidBody = z.strictObject({ id: revisionId, reason: reasonSchema });
export type VoidBody = z.infer<typeof voidBody>;

const measureResponse = z.object({
  meter: z.string().describe("The meter's key."),
  value: z.string().nullable().describe("Decimal text (or the name, for `unique`); null for `count`."),
  groups: z.record(z.string(), z.string().nullable()),
});

export const eventResponse = z.object({
  id: z.string(),
  source: z.string(),
  type: z.string(),
  customer: z.string().describe("`cus_…`"),
  subscription: z.string().nullable().describe("`sub_…`, where the event named one."),
  time: z.string(),
  receivedAt: z.string().describe("On the environment's clock."),
  properties: propertiesSchema,
  status: z
    .enum(["counted", "unmatched", "amended", "void", "reverted"])
    .describe("`amended`: another version of it counts. `reverted`: taken back with its backfill."),
  measures: z.array(measureResponse).describe("What each meter counts of it."),
  backfill: z.string().nullable(),
});

export const eventPageSchema = pageSchema(eventResponse);

const historyEntry = z.object({
  action: z.enum(["received", "amended", "voided"]),
  at: z.string(),
  id: z.string().describe("Of the event, or of the revision."),
  reason: z.string().nullable(),
  actor: z.record(z.string(), z.unknown()).nullable(),
  properties: propertiesSchema.nullable().describe("As they were from then on."),
});

export const eventDetailResponse = z.union([
  eventResponse.extend({ history: z.array(historyEntry) }),
  z.object({
    id: z.string(),
    source: z.string(),
    status: z.literal("quarantined"),
    quarantine: z.string().describe("`qrt_…`"),
    problems: z.array(eventProblemsSchema),
  }),
]);
