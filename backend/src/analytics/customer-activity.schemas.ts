import { z } from "zod";
import { customerRefSchema } from "../customers/index.js";
import { pageQuery, pageSchema } from "../platform/index.js";

export const activityParam = z.object({ customer: customerRefSchema });
export const activityQuery = pageQuery;

export const activityEntrySchema = z
  .object({
    at: z.string().describe("On the environment's clock."),
    kind: z
      .string()
      .describe(
        "`subscription.started`, `.plan_changed`, `.ended`; `invoice.finalized`, `.paid`, `.voided`, `.uncollectible`; `credit_note.issued`; `payment.` and `refund.` with their status; `mail.` with its status; `note.added`; or an action of the audit trail.",
      ),
    title: z.string().describe("One sentence."),
    subject: z.object({ type: z.string(), id: z.string() }),
    amount: z.string().nullable(),
    currency: z.string().nullable(),
    actor: z
      .object({
        kind: z.enum(["person", "api_key", "system"]),
        id: z.string().nullable(),
        name: z.string().nullable(),
      })
      .nullable()
      .describe("Who did it, where that was somebody."),
  })
  .meta({ id: "CustomerActivity" });
export type ActivityEntry = z.infer<typeof activityEntrySchema>;
export const activityPage = pageSchema(activityEntrySchema);
