import { z } from "zod";
import { amountSchema, currencyQuery } from "./overview.schemas.js";

export const collectionsQuery = z.object({ currency: currencyQuery });
export type CollectionsQuery = z.infer<typeof collectionsQuery>;

const count = z.int();
const sum = z.object({ amount: amountSchema, count });

export const BUCKETS = ["not_due", "1_30", "31_60", "61_90", "over_90"] as const;

export const collectionsSchema = z
  .object({
    asOf: z.string(),
    currencies: z.array(z.string()).describe("Of the customers, the most frequent first."),
    currency: z.string().nullable(),
    ageing: z
      .array(sum.extend({ bucket: z.enum(BUCKETS).describe("Days past the due date.") }))
      .describe("What is open, by how long it is overdue; every bucket, in this order."),
    open: sum,
    overdue: sum,
    retrying: z
      .object({ active: sum, paused: sum })
      .describe("What collection cases work on, by the case's status."),
    recovery: z
      .object({
        since: z.string(),
        recovered: sum.describe("Finished paid; what was paid."),
        finished: sum.describe("Finished but for void; what their invoices came to."),
        rate: z
          .string()
          .nullable()
          .describe("Recovered ÷ finished by amount, four digits; null where nothing finished."),
      })
      .describe("Cases that finished in the last 90 days."),
    declines: z
      .array(sum.extend({ class: z.enum(["soft", "hard"]), code: z.string(), customers: count }))
      .describe("Attempts declined in the last 90 days, the most frequent first."),
  })
  .meta({ id: "CollectionsAnalytics" });
export type CollectionsAnalytics = z.infer<typeof collectionsSchema>;
