import { z } from "zod";

export const planVersionUsesQuery = z.object({
  plan: z.string().min(1).max(60).describe("Key or id of the plan."),
});
export type PlanVersionUsesQuery = z.infer<typeof planVersionUsesQuery>;

export const planVersionUsesResponse = z.object({
  data: z
    .array(
      z.object({
        planVersion: z.string().describe("`plv_…`"),
        number: z.int(),
        status: z.enum(["draft", "published"]),
        publishedAt: z.string().nullable(),
        activeSubscriptions: z.int().describe("That are on it now."),
        activeCustomers: z.int(),
        comingSubscriptions: z.int().describe("That will be on it: not begun, or by a pending change."),
      }),
    )
    .describe("Highest number first. Who they are: `GET /v1/subscriptions?planVersion=…`."),
});
export type PlanVersionUses = z.infer<typeof planVersionUsesResponse>;
