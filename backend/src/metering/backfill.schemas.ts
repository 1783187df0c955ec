import { z } from "zod";
import { idSchema, pageSchema } from "../platform/index.js";

export const backfillParam = z.object({ id: idSchema("bkf") });
export const backfillBody = z.strictObject({
  name: z.string().trim().min(1).max(120).describe("What it brings, for people."),
});
export type BackfillBody = z.infer<typeof backfillBody>;

export const backfillResponse = z.object({
  id: z.string().describe("`bkf_…`; send its events with `POST /v1/events?backfill=bkf_…`."),
  name: z.string(),
  status: z.enum(["open", "closed", "reverted"]),
  events: z.int().describe("How many events it has brought."),
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  revertedAt: z.string().nullable(),
});
export type BackfillResponse = z.infer<typeof backfillResponse>;
export const backfillPageSchema = pageSchema(backfillResponse);
