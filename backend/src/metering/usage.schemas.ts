import { isTimeZone } from "@atlas/rules";
import { z } from "zod";
import { customerRefSchema } from "../customers/index.js";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";
import { subscriptionRefSchema } from "../subscriptions/index.js";
import { instantSchema } from "./event.schemas.js";
import { eventProblemSchema } from "./intake/event-problem.js";

export const usageQuery = z.object({
  customer: customerRefSchema
    .optional()
    .describe(
      "Id or external id. Left out: all customers together, their events aggregated as one's: a value that several sent is one `unique` value, and `max` is the largest of any.",
    ),
  meter: z.string().min(1).max(255).describe("Key or id of a meter."),
  subscription: subscriptionRefSchema.optional().describe("Only what belongs to this subscription."),
  start: instantSchema
    .optional()
    .describe("Default: the beginning of the month, on the environment's clock."),
  end: instantSchema.optional().describe("Exclusive. Default: the beginning of the month after `start`."),
  window: z.enum(["hour", "day", "month"]).optional().describe("Left out: one window from `start` to `end`."),
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, "Give an IANA zone such as Europe/Berlin.")
    .optional()
    .describe("Whose hours, days and months. Default: the customer's; of all customers, UTC."),
  groupBy: z
    .string()
    .max(500)
    .optional()
    .describe("Properties of the meter's `groupBy` to split by, with commas between them.")
    .meta({ examples: ["model,direction"] }),
});
export type UsageQuery = z.infer<typeof usageQuery>;

const group = z.object({
  by: z.record(z.string(), z.string().nullable()),
  quantity: z.string(),
  events: z.int(),
});
const amounts = {
  quantity: z.string().describe("Exact decimal."),
  events: z.int(),
  groups: z.array(group).optional(),
};

export const usageResponse = z.object({
  customer: z.string().nullable().describe("`cus_…`; null: all customers together."),
  subscription: z.string().nullable(),
  meter: z.object({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    aggregation: z.enum(["count", "sum", "max", "unique"]),
    unit: z.string().nullable(),
  }),
  start: z.string(),
  end: z.string(),
  timeZone: z.string(),
  completeUpTo: z
    .string()
    .describe("Every event received before this instant, on the environment's clock, is in it."),
  total: z.object(amounts),
  data: z
    .array(z.object({ start: z.string(), end: z.string(), ...amounts }))
    .describe("One per window, empty ones included."),
});
export type UsageResponse = z.infer<typeof usageResponse>;

export const subscriptionParam = z.object({ id: subscriptionRefSchema });
const counted = z.object({ quantity: z.string().describe("Exact decimal."), events: z.int() });
export const unbilledUsageResponse = z.object({
  data: z
    .array(
      z.object({
        meter: z.object({ id: z.string(), key: z.string(), name: z.string(), unit: z.string().nullable() }),
        start: z.string(),
        end: z.string(),
        billed: counted.describe("As the last run saw it."),
        now: counted.describe("With what came, was amended or void since."),
      }),
    )
    .describe("Periods and meters whose usage changed since the last run, oldest first."),
});

export const meterParam = z.object({ id: idSchema("mtr") });
export const issueQuery = pageQuery;

export const issueResponse = z.object({
  id: z.string(),
  event: z.string().describe("The event's own id."),
  problem: eventProblemSchema,
  foundAt: z.string(),
});
export const issuePageSchema = pageSchema(issueResponse);
