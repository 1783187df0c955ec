import { billingIntervals, type BillingInterval } from "@atlas/rules";
import { z } from "zod";
import { idSchema, pageQuery } from "../platform/index.js";
import { currencySchema, planKeySchema } from "./catalog-fields.js";
import { priceBody, priceResponse } from "./price.schemas.js";

const intervals = billingIntervals as readonly [BillingInterval, ...BillingInterval[]];
const nameSchema = z.string().trim().min(1).max(120);
const descriptionSchema = z.string().trim().min(1).max(1000).nullable();
const metadataSchema = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((metadata) => Object.keys(metadata).length <= 50, "Give at most 50 keys.")
  .describe("Up to 50 keys of your own with text values.");

const pricesSchema = z
  .array(priceBody)
  .min(1, "Give at least one price.")
  .max(100)
  .superRefine((prices, context) => {
    const seen = new Set<string>();
    for (const [index, { key }] of prices.entries()) {
      if (seen.has(key))
        context.addIssue({
          code: "custom",
          path: [index, "key"],
          message: `"${key}" is taken by a price above.`,
        });
      seen.add(key);
    }
  })
  .describe("In the order in which they stand on invoices.");

const termFields = {
  currency: currencySchema.describe("ISO 4217; only customers billed in it can subscribe."),
  interval: z.enum(intervals).default("month").describe("How long a period is."),
  anchor: z
    .enum(["calendar", "anniversary"])
    .default("calendar")
    .describe(
      "Whether periods are the calendar's (a first partial one is prorated), or begin on the day the subscription did.",
    ),
};

/** Body of POST /v1/plans/{plan}/versions. */
export const planVersionBody = z.strictObject({
  ...termFields,
  prices: pricesSchema,
  publish: z.boolean().default(false).describe("Publish at once. A published version never changes."),
});
export type PlanVersionBody = z.infer<typeof planVersionBody>;

/** Body of PATCH /v1/plan-versions/{id}. */
export const planVersionPatch = z
  .strictObject({
    currency: termFields.currency.optional(),
    interval: z.enum(intervals).optional(),
    anchor: z.enum(["calendar", "anniversary"]).optional(),
    prices: pricesSchema.optional(),
  })
  .describe("Drafts only. What you leave out stays; prices are replaced as a whole.");
export type PlanVersionPatch = z.infer<typeof planVersionPatch>;

/** Body of POST /v1/plans. */
export const planBody = z.strictObject({
  key: planKeySchema,
  name: nameSchema.describe("As it stands on invoices.").meta({ examples: ["Pro"] }),
  description: descriptionSchema.default(null),
  metadata: metadataSchema.default({}),
  version: planVersionBody.optional().describe("The first version, in the same request."),
});
export type PlanBody = z.infer<typeof planBody>;

/** Body of PATCH /v1/plans/{plan}. */
export const planPatch = z
  .strictObject({
    name: nameSchema.optional(),
    description: descriptionSchema.optional(),
    metadata: metadataSchema.optional().describe("Replaces what stands."),
  })
  .describe("What you leave out stays.");
export type PlanPatch = z.infer<typeof planPatch>;

export const planListQuery = pageQuery.extend({
  search: z.string().trim().min(1).max(200).optional().describe("Part of the name or the key."),
  archived: z
    .enum(["exclude", "only", "include"])
    .default("exclude")
    .describe("Whether archived plans are listed."),
  sold: z.enum(["true"]).optional().describe("Only plans with a published version."),
  currency: currencySchema
    .optional()
    .describe("Only plans whose latest published version is in this currency."),
});
export type PlanListQuery = z.infer<typeof planListQuery>;

export const planParam = z.object({
  plan: z
    .string()
    .min(1)
    .max(60)
    .describe("The plan's key, or its id (`pln_…`).")
    .meta({ examples: ["pro"] }),
});
export const planVersionParam = z.object({ id: idSchema("plv") });

/** A version as the API gives it. */
export const planVersionResponse = z.object({
  id: z.string().describe("`plv_…`"),
  planId: z.string().describe("`pln_…`"),
  planKey: z.string(),
  planName: z.string(),
  number: z.int(),
  status: z.enum(["draft", "published"]),
  currency: z.string(),
  interval: z.enum(intervals),
  anchor: z.enum(["calendar", "anniversary"]),
  prices: z.array(priceResponse),
  createdAt: z.string(),
  publishedAt: z.string().nullable(),
  version: z.int().describe("Also the ETag."),
});
export type PlanVersionResponse = z.infer<typeof planVersionResponse>;

/** A plan as the API gives it. */
export const planResponse = z.object({
  id: z.string().describe("`pln_…`"),
  key: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  latestVersion: planVersionResponse.nullable().describe("The published version with the highest number."),
  draft: planVersionResponse.nullable().describe("The version being written."),
  archivedAt: z.string().nullable(),
  createdAt: z.string(),
  version: z.int().describe("Also the ETag."),
});
export type PlanResponse = z.infer<typeof planResponse>;
