import { z } from "zod";
import { customerRefSchema, metadataSchema } from "../customers/index.js";
import { idSchema, pageQuery } from "../platform/index.js";

const statuses = ["future", "active", "ended", "cancelled"] as const;

/** A subscription in a path or a query: `sub_…` or the caller's own external id. */
export const subscriptionRefSchema = z
  .string()
  .min(1)
  .max(255)
  .describe("The subscription's id (`sub_…`) or your own external id.");

const externalIdSchema = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .refine(
    (text) => !/^sub_[0-9a-z]{26}$/.test(text),
    "An external id must not look like an id of Atlas (sub_…).",
  )
  .nullable()
  .describe(
    "Your own id of this subscription, unique in the environment. It works wherever a subscription id does.",
  );

const planSchema = z
  .string()
  .min(1)
  .max(60)
  .describe("The plan's key or id (`pln_…`).")
  .meta({ examples: ["pro"] });
const versionSchema = z
  .int()
  .min(1)
  .max(1_000_000)
  .optional()
  .describe("A published version's number; without it, the latest published version.");

/** Body of POST /v1/subscriptions. */
export const subscriptionBody = z.strictObject({
  customer: customerRefSchema,
  plan: planSchema,
  version: versionSchema,
  startAt: z
    .string()
    .max(40)
    .optional()
    .describe(
      "When it starts: an instant, or a date, which is its first moment in the customer's time zone. Default: now. From a start " +
        "in the past, billing catches up period by period.",
    )
    .meta({ examples: ["2026-03-01"] }),
  externalId: externalIdSchema.default(null),
  metadata: metadataSchema.default({}),
});
export type SubscriptionBody = z.infer<typeof subscriptionBody>;

/** Body of PATCH /v1/subscriptions/{subscription}. */
export const subscriptionPatch = z
  .strictObject({
    externalId: externalIdSchema.optional(),
    metadata: z
      .record(z.string().min(1).max(40), z.string().max(500).nullable())
      .optional()
      .describe("Merged with what stands; null takes a key away."),
  })
  .describe("What you leave out stays.");
export type SubscriptionPatch = z.infer<typeof subscriptionPatch>;

/** Body of POST …/cancel. */
export const cancelBody = z.strictObject({
  at: z
    .enum(["period_end", "now"])
    .describe(
      "`period_end` lets the period that runs end as usual; `now` ends it at once and bills its usage.",
    ),
});
export type CancelBody = z.infer<typeof cancelBody>;

/** Body of POST …/change-plan. */
export const changePlanBody = z
  .strictObject({ plan: planSchema, version: versionSchema })
  .describe(
    "The change happens at the next boundary; before the start, at the start. A later change replaces a pending one.",
  );
export type ChangePlanBody = z.infer<typeof changePlanBody>;

/** Query of GET /v1/subscriptions. */
export const subscriptionListQuery = pageQuery.extend({
  customer: customerRefSchema.optional(),
  plan: planSchema.optional().describe("Key or id of a plan that they are, were or will be on."),
  planVersion: idSchema("plv")
    .optional()
    .describe("Only those on this version now; before their start, that begin with it."),
  status: z.enum(statuses).optional(),
});
export type SubscriptionListQuery = z.infer<typeof subscriptionListQuery>;

export const subscriptionParam = z.object({ subscription: subscriptionRefSchema });

const planEntry = z.object({
  planId: z.string().describe("`pln_…`"),
  planKey: z.string(),
  planName: z.string(),
  planVersionId: z.string().describe("`plv_…`"),
  version: z.int().describe("Number of the plan's version."),
  fromAt: z.string().describe("From this boundary on."),
});

/** A subscription as the API gives it. */
export const subscriptionResponse = z.object({
  id: z.string().describe("`sub_…`"),
  externalId: z.string().nullable(),
  customerId: z.string().describe("`cus_…`"),
  customerName: z.string(),
  status: z
    .enum(statuses)
    .describe(
      "`future` until it starts; `ended`: stopped at a period's end; `cancelled`: stopped at once, or before it began.",
    ),
  plan: planEntry.describe("What it is on now (before the start: what it will begin with)."),
  startAt: z.string(),
  endsAt: z.string().nullable(),
  currentPeriod: z
    .object({ start: z.string(), end: z.string().describe("Exclusive.") })
    .nullable()
    .describe("The period around now; null before the start and after the end."),
  pendingChange: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("plan"), at: z.string(), plan: planEntry }),
      z.object({ kind: z.literal("cancel"), at: z.string() }),
    ])
    .nullable()
    .describe("What is to happen at a later boundary."),
  plans: z.array(planEntry).describe("The history of plan versions, what is to come included."),
  timeZone: z.string().describe("Zone in which its periods begin: the customer's when it was created."),
  metadata: z.record(z.string(), z.string()),
  createdAt: z.string(),
  version: z.int().describe("Also the ETag."),
});
export type SubscriptionResponse = z.infer<typeof subscriptionResponse>;
