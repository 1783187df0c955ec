import { canonicalDecimal, compareAmounts } from "@atlas/rules";
import { z } from "zod";
import { countrySchema } from "../customers/index.js";
import { idSchema, pageQuery } from "../platform/index.js";

const percentSchema = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,6})?$/, {
    error: 'Give a percentage as a decimal string, such as "19" or "7.7".',
    abort: true,
  })
  .refine((text) => compareAmounts(text, "100") <= 0, "A rate is at most 100 percent.")
  .transform((text) => canonicalDecimal(text))
  .describe("Percent, as a decimal string with at most six decimals.")
  .meta({ examples: ["19"] });

const fields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .describe("Name as it stands on invoices.")
    .meta({ examples: ["VAT"] }),
  rate: percentSchema,
  inclusive: z.boolean().default(false).describe("Whether prices contain the tax already."),
  country: countrySchema
    .nullable()
    .default(null)
    .describe(
      "Customers whose billing address is in this country get this rate; null makes it the default for all others.",
    ),
};

/** Body of POST /v1/tax-rates. */
export const taxRateBody = z.strictObject(fields);
export type TaxRateBody = z.infer<typeof taxRateBody>;

/** Body of PATCH /v1/tax-rates/{id}. */
export const taxRatePatch = z
  .strictObject({
    name: fields.name.optional(),
    rate: percentSchema.optional(),
    inclusive: z.boolean().optional(),
    country: countrySchema.nullable().optional(),
  })
  .describe("What you leave out stays. Issued invoices keep the rate they were issued with.");
export type TaxRatePatch = z.infer<typeof taxRatePatch>;

export const taxRateListQuery = pageQuery.extend({
  archived: z
    .enum(["exclude", "only", "include"])
    .default("exclude")
    .describe("Whether archived rates are listed."),
});
export type TaxRateListQuery = z.infer<typeof taxRateListQuery>;

export const taxRateParam = z.object({ id: idSchema("txr") });

/** A tax rate as the API gives it. */
export const taxRateResponse = z.object({
  id: z.string().describe("`txr_…`"),
  name: z.string(),
  rate: z.string().describe("Percent."),
  inclusive: z.boolean(),
  country: z.string().nullable(),
  archivedAt: z.string().nullable(),
  createdAt: z.string(),
  version: z.int().describe("Also the ETag."),
});
export type TaxRateResponse = z.infer<typeof taxRateResponse>;
