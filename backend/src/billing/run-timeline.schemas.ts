import { z } from "zod";

const instant = z.iso.datetime({ offset: true });

export const timelineItemSchema = z
  .object({
    step: z.enum(["close", "rate", "draft", "approval", "finalize", "charge", "retry", "mail", "give_up"]),
    state: z
      .enum(["done", "failed", "waiting", "running", "blocked"])
      .describe(
        "`failed`: done with a bad outcome, such as a decline; `waiting`: for its time, a person or a bank.",
      ),
    at: instant.nullable().describe("Business time at which it began, or will begin."),
    finishedAt: instant.nullable().describe("Business time at which it ended."),
    startedAtReal: instant
      .nullable()
      .describe("Real time at which the engine began it; only for the run's own steps."),
    durationMs: z.number().int().nullable().describe("How long the engine needed, in real time."),
    outcome: z.string().nullable(),
    reason: z.string().nullable().describe("Why it failed, is blocked or waits, in a sentence."),
    attempts: z
      .number()
      .int()
      .nullable()
      .describe("Of a charge: its number. Of a mail: how often it was offered to the server."),
    attemptId: z.string().nullable(),
    mailId: z.string().nullable(),
  })
  .meta({ id: "TimelineItem" });
export type TimelineItem = z.infer<typeof timelineItemSchema>;

export const runCollectionSchema = z.object({
  id: z.string().describe("`col_…`"),
  status: z.enum(["active", "paused", "finished"]),
  outcome: z.string().nullable(),
  step: z.string(),
  nextActionAt: instant.nullable(),
  workflowId: z.string(),
  workflowUrl: z.string().nullable(),
});
