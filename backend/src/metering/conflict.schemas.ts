import { z } from "zod";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";

const statuses = ["open", "kept_first", "took_second"] as const;
const payload = z.object({
  type: z.string(),
  customer: z.string(),
  subscription: z.string().nullable(),
  time: z.string().nullable(),
  properties: z.record(z.string(), z.unknown()),
});

export const conflictParam = z.object({ id: idSchema("cfl") });
export const conflictQuery = pageQuery.extend({ status: z.enum(statuses).default("open") });
export type ConflictQuery = z.infer<typeof conflictQuery>;

export const settleBody = z.strictObject({
  keep: z
    .enum(["first", "second"])
    .describe("`first`: what counts stays. `second`: what was sent later takes its place, as an amendment."),
  reason: z.string().trim().max(500).optional(),
});
export type SettleBody = z.infer<typeof settleBody>;

export const conflictResponse = z.object({
  id: z.string().describe("`cfl_…`"),
  status: z.enum(statuses),
  event: z.string().describe("The id that both payloads carry."),
  source: z.string(),
  first: payload.nullable().describe("What stands under the id; null while that is in quarantine."),
  second: payload.describe("What was sent under the same id later."),
  receivedAt: z.string(),
  settledAt: z.string().nullable(),
});
export type ConflictResponse = z.infer<typeof conflictResponse>;
export const conflictPageSchema = pageSchema(conflictResponse);
