import { z } from "zod";
import { pageQuery, pageSchema } from "../platform/index.js";
import { HAPPENINGS } from "./happening.repository.js";

export const happeningQuery = pageQuery.extend({
  order: z
    .enum(["asc", "desc"])
    .default("asc")
    .describe("`asc`: in the order of business time; `desc`: the latest first, to watch a running advance."),
});

const instant = z.iso.datetime({ offset: true }).describe("ISO 8601 instant, business time.");

export const happeningSchema = z
  .object({
    at: instant,
    kind: z.enum(HAPPENINGS),
    title: z.string().describe("One sentence."),
    detail: z.string().nullable().describe("The decline, the run's outcome, the mail's subject."),
    customer: z.object({ id: z.string(), name: z.string() }).nullable(),
    invoice: z.object({ id: z.string(), number: z.string().nullable() }).nullable(),
    runId: z.string().nullable(),
    attemptId: z.string().nullable(),
    mailId: z.string().nullable(),
    amount: z.string().nullable().describe("Decimal string with the currency's digits."),
    currency: z.string().nullable(),
  })
  .meta({ id: "Happening" });
export const happeningPage = pageSchema(happeningSchema);

export const nextDueSchema = z.object({
  kind: z
    .enum(["period_end", "billing_run", "retry", "collection"])
    .describe(
      "`period_end`: a subscription's period ends; `billing_run`: a run begins (after its grace); `retry`: a declined card is tried again; " +
        "`collection`: any step of a collection flow.",
    ),
  at: instant,
});
