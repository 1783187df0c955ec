import { z } from "zod";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";
import { nextDueSchema } from "./happenings.schemas.js";
import { runCollectionSchema, timelineItemSchema } from "./run-timeline.schemas.js";

const instant = z.iso.datetime({ offset: true }).describe("ISO 8601 instant");

export const periodSchema = z.object({
  start: instant,
  end: instant.describe("Not included: the instant at which the next period starts."),
  part: z.number().describe("Days of it that are billed …"),
  whole: z.number().describe("… of the days of the full natural period."),
});

export const billingRunSchema = z
  .object({
    id: z.string(),
    subscriptionId: z.string(),
    customerId: z.string(),
    boundary: instant.describe("The instant whose period ends and whose next period begins."),
    revision: z.number().int(),
    dueAt: instant.describe("Boundary plus grace and jitter: the run starts then."),
    status: z.enum(["scheduled", "running", "awaiting_approval", "blocked", "completed", "cancelled"]),
    outcome: z.string().nullable(),
    closes: periodSchema
      .nullable()
      .describe("Usage in arrears is billed for this period; null for the opening run."),
    opens: periodSchema
      .nullable()
      .describe("Fees in advance are billed for this period; null when the subscription ended."),
    invoiceId: z.string().nullable(),
    workflowId: z.string(),
    workflowUrl: z.string().nullable().describe("The workflow in Temporal's UI, where one is known."),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: "BillingRun" });

export const billingRunDetailSchema = billingRunSchema
  .extend({
    steps: z.array(
      z.object({
        step: z.enum(["close", "rate", "finalize", "charge"]),
        startedAt: instant,
        finishedAt: instant,
        outcome: z.string(),
      }),
    ),
    issues: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        message: z.string(),
        createdAt: instant,
        resolvedAt: instant.nullable(),
      }),
    ),
    timeline: z
      .array(timelineItemSchema)
      .describe("The run's own steps in their order, then what followed on its invoice by business time."),
    collection: runCollectionSchema.nullable().describe("Where the invoice was not paid at once."),
  })
  .meta({ id: "BillingRunDetail" });

export const billingRunQuery = pageQuery.extend({
  subscription: idSchema("sub").optional(),
  customer: idSchema("cus").optional(),
  status: z
    .enum(["scheduled", "running", "awaiting_approval", "blocked", "completed", "cancelled"])
    .optional(),
});
export const billingRunPage = pageSchema(billingRunSchema);
export const runParams = z.object({ id: idSchema("run") });

export const clockSchema = z
  .object({
    now: instant,
    kind: z.enum(["real", "ticking", "frozen"]),
    advancing: z.string().nullable().describe("Id of the advance that runs, if one does."),
    nextDue: z
      .array(nextDueSchema)
      .describe(
        "In a test environment, the nearest instants at which something happens by itself, one per kind.",
      ),
  })
  .meta({ id: "Clock" });

export const advanceBody = z
  .union([
    z.strictObject({ to: instant.describe("Where the clock shall stand.") }),
    z.strictObject({ by: z.iso.duration().describe("How far it shall move, in UTC: `P1D`, `P1M`, `PT6H`.") }),
  ])
  .meta({ id: "AdvanceClock" });

export const clockAdvanceSchema = z
  .object({
    id: z.string(),
    from: instant,
    target: instant,
    reached: instant,
    status: z.enum(["running", "completed", "failed"]),
    error: z.string().nullable(),
    progress: z.object({
      runsCompleted: z.number().int(),
      runsOpen: z.number().int(),
      runsBlocked: z.number().int(),
      waiting: z.number().int().describe("Items still due before the target."),
    }),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: "ClockAdvance" });
export const clockAdvancePage = pageSchema(clockAdvanceSchema);
export const advanceParams = z.object({ id: idSchema("clk") });
