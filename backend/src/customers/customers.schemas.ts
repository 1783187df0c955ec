import { isCurrency, isTimeZone } from "@atlas/rules";
import { z } from "zod";
import { pageQuery } from "../platform/index.js";
import { isCountry } from "./countries.js";

const line = (max: number) => z.string().trim().min(1, "Give some text, or null.").max(max);
const isPublicCustomerId = (text: string): boolean => /^cus_[0-9a-z]{26}$/.test(text);

/** A customer in a path, a query or a body: `cus_…` or the caller's own external id. */
export const customerRefSchema = z
  .string()
  .min(1)
  .max(255)
  .describe("The customer's id (`cus_…`) or your own external id.")
  .meta({ examples: ["acme-corp"] });

export const countrySchema = z
  .string()
  .refine(isCountry, "Give an ISO 3166-1 alpha-2 country code in capitals, such as DE.")
  .describe("ISO 3166-1 alpha-2 country code.");

const currencySchema = z
  .string()
  .refine(isCurrency, "Give an ISO 4217 currency code in capitals, such as EUR.")
  .describe("ISO 4217 currency code.")
  .meta({ examples: ["EUR"] });

export const metadataSchema = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((metadata) => Object.keys(metadata).length <= 50, "Give at most 50 keys.")
  .describe("Up to 50 keys of your own with text values; Atlas keeps them and never reads them.");

const addressSchema = z.strictObject({
  line1: line(200).nullable().default(null),
  line2: line(200).nullable().default(null),
  city: line(100).nullable().default(null),
  region: line(100).nullable().default(null).describe("State, province or region."),
  postalCode: line(20).nullable().default(null),
  country: countrySchema.nullable().default(null),
});
const noAddress = { line1: null, line2: null, city: null, region: null, postalCode: null, country: null };

const taxIdSchema = z.strictObject({
  type: z
    .string()
    .regex(/^[a-z]{2}_[a-z_]{2,20}$/, "Give a type such as eu_vat, gb_vat or us_ein.")
    .meta({ examples: ["eu_vat"] }),
  value: line(50).meta({ examples: ["DE123456789"] }),
});

const fields = {
  externalId: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .refine((text) => !isPublicCustomerId(text), "An external id must not look like an id of Atlas (cus_…).")
    .nullable()
    .default(null)
    .describe(
      "Your own id of this customer, unique in the environment. It works wherever a customer id does.",
    ),
  name: line(200)
    .describe("Name as it stands on invoices.")
    .meta({ examples: ["Acme GmbH"] }),
  email: z
    .email("Give a mail address.")
    .max(320)
    .nullable()
    .default(null)
    .describe("Where invoices are sent."),
  currency: currencySchema.describe(
    "Currency of everything billed to the customer. It is fixed once there is a subscription.",
  ),
  timeZone: z
    .string()
    .refine(isTimeZone, "Give an IANA time zone such as Europe/Berlin.")
    .default("UTC")
    .describe("IANA time zone in which the days and months of new subscriptions begin.")
    .meta({ examples: ["Europe/Berlin"] }),
  address: addressSchema.default(noAddress).describe("Billing address; its country chooses the tax rate."),
  shippingAddress: addressSchema.nullable().default(null),
  taxIds: z.array(taxIdSchema).max(10).default([]).describe("Tax numbers printed on invoices."),
  poNumber: line(100).nullable().default(null).describe("Purchase order number printed on invoices."),
  paymentTermsDays: z
    .int()
    .min(0)
    .max(365)
    .nullable()
    .default(null)
    .describe("Days from invoice to due date; null takes the environment's setting."),
  collectionMethod: z
    .enum(["charge_automatically", "send_invoice"])
    .default("charge_automatically")
    .describe(
      "Charge the payment method when an invoice is finalized, or send the invoice to be paid by transfer.",
    ),
  taxExempt: z.boolean().default(false).describe("No tax is charged."),
  metadata: metadataSchema.default({}),
};

/** Body of POST /v1/customers. */
export const customerBody = z.strictObject(fields);
export type CustomerBody = z.infer<typeof customerBody>;

const patchAddress = z.record(z.string(), z.string().nullable());

/**
 * Body of PATCH /v1/customers/{id}: a merge patch. Only shapes are checked here; the merged customer is then checked as a
 * whole, so that both answers name the same fields.
 */
export const customerPatch = z
  .strictObject({
    externalId: z.string().nullish(),
    name: z.string().optional(),
    email: z.string().nullish(),
    currency: z.string().optional(),
    timeZone: z.string().nullish(),
    address: patchAddress.nullish(),
    shippingAddress: patchAddress.nullish(),
    taxIds: z.array(taxIdSchema).nullish(),
    poNumber: z.string().nullish(),
    paymentTermsDays: z.int().nullish(),
    collectionMethod: z.string().nullish(),
    taxExempt: z.boolean().nullish(),
    metadata: z.record(z.string(), z.string().nullable()).nullish(),
  })
  .describe(
    "JSON merge patch (RFC 7396): what you leave out stays, null takes a value away, objects are merged.",
  );
export type CustomerPatch = z.infer<typeof customerPatch>;

/** Query of GET /v1/customers. */
export const customerListQuery = pageQuery.extend({
  search: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Part of the name, the mail address or the external id."),
  email: z.string().max(320).optional().describe("Exactly this mail address."),
  archived: z
    .enum(["exclude", "only", "include"])
    .default("exclude")
    .describe("Whether archived customers are listed."),
});
export type CustomerListQuery = z.infer<typeof customerListQuery>;

/** A customer as the API gives it. */
export const customerResponse = z.object({
  id: z.string().describe("`cus_…`"),
  ...customerBody.shape,
  archivedAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z
    .int()
    .describe("Also the ETag: give it in If-Match to refuse an update of what changed meanwhile."),
});
export type CustomerResponse = z.infer<typeof customerResponse>;

export const customerParam = z.object({ customer: customerRefSchema });
