import { z } from "zod";
import { paramsSchema } from "../catalog/index.js";
import { customerRefSchema } from "./customers.schemas.js";

const planSchema = z
  .string()
  .min(1)
  .max(60)
  .describe("The plan's key, or its id (`pln_…`).")
  .meta({ examples: ["pro"] });
const priceSchema = z
  .string()
  .min(1)
  .max(60)
  .describe("The price's key.")
  .meta({ examples: ["tokens"] });

export const overridesParam = z.object({ customer: customerRefSchema });
export const overrideParam = z.object({ customer: customerRefSchema, plan: planSchema, price: priceSchema });

/** Query of GET …/price-overrides. */
export const overrideListQuery = z.object({
  plan: planSchema.optional().describe("Only those of this plan (key or id)."),
});
export type OverrideListQuery = z.infer<typeof overrideListQuery>;

/** Body of PUT …/price-overrides/{plan}/{price}. */
export const overrideBody = z.strictObject({
  params: paramsSchema
    .refine(
      (params) => Object.keys(params).length > 0,
      "Give at least one parameter; delete the override to have none.",
    )
    .describe(
      "Replace the price's parameters of the same names; the others stay. Amounts as decimal strings.",
    )
    .meta({ examples: [{ unitAmount: "2.40" }] }),
});
export type OverrideBody = z.infer<typeof overrideBody>;

/** An override as the API gives it. */
export const overrideResponse = z.object({
  customerId: z.string().describe("`cus_…`"),
  planId: z.string().describe("`pln_…`"),
  priceKey: z.string(),
  params: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.int().describe("Also the ETag."),
});
export type OverrideResponse = z.infer<typeof overrideResponse>;

export const overrideListResponse = z.object({ data: z.array(overrideResponse), nextCursor: z.null() });
