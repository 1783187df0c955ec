import { z } from "zod";
import { eventProblemsSchema } from "./intake/event-problem.js";

/** What became of one event of a request. */
export const eventResultSchema = z.object({
  id: z.string().nullable().describe("The event's own id; null where it could not be read."),
  status: z
    .enum(["accepted", "duplicate", "conflict", "quarantined", "rejected"])
    .describe(
      "`accepted`: counted. `duplicate`: the same event was taken before. `conflict`: its id was used with another payload. `quarantined`: kept, not counted yet. `rejected`: not kept.",
    ),
  unmatched: z.literal(true).optional().describe("Accepted, but no meter counts its type yet."),
  quarantine: z.string().optional().describe("`qrt_…`, where it or the event it repeats is in quarantine."),
  conflict: z.string().optional().describe("`cfl_…`"),
  problem: eventProblemsSchema.optional(),
});
export type EventResult = z.infer<typeof eventResultSchema>;

export const eventResultsSchema = z.object({
  accepted: z.int(),
  duplicate: z.int(),
  conflict: z.int(),
  quarantined: z.int(),
  rejected: z.int(),
  results: z.array(eventResultSchema).describe("One per event, in the order sent."),
});
export type EventResults = z.infer<typeof eventResultsSchema>;

/** The results of a request with their counts. */
export function counted(results: EventResult[]): EventResults {
  const counts = { accepted: 0, duplicate: 0, conflict: 0, quarantined: 0, rejected: 0 };
  for (const { status } of results) counts[status]++;
  return { ...counts, results };
}
