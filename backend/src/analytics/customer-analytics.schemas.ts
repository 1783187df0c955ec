import { z } from "zod";
import { customerListQuery, customerResponse } from "../customers/index.js";
import { pageSchema } from "../platform/index.js";
import { amountSchema } from "./overview.schemas.js";

export const customerAnalyticsQuery = customerListQuery;
export type CustomerAnalyticsQuery = z.output<typeof customerAnalyticsQuery>;

export const customerAnalyticsSchema = customerResponse
  .extend({
    activeSubscriptions: z.int(),
    openAmount: amountSchema.describe("Of open invoices, due or not."),
    overdueAmount: amountSchema,
  })
  .meta({ id: "CustomerWithSums" });
export const customerAnalyticsPage = pageSchema(customerAnalyticsSchema);
export type CustomerAnalyticsPage = z.infer<typeof customerAnalyticsPage>;
