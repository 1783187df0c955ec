import type { ParamSchema } from "./template-schema.js";

/** A decimal parameter. */
export const decimal = (
  title: string,
  description: string,
  over: Partial<ParamSchema> = {},
): ParamSchema => ({
  type: "string",
  format: "decimal",
  title,
  description,
  ...over,
});

/** Units that cost nothing. */
export const included = decimal("Included units", "Units that cost nothing, taken off the quantity first.", {
  nullable: true,
  minimum: "0",
});

/** What happens to a quantity before it is priced. */
const conversions: Readonly<Record<string, ParamSchema>> = {
  divideBy: decimal(
    "Units of usage per priced unit",
    "Usage is divided by this first; 1000 turns calls into thousands.",
    { nullable: true, minimum: "0.000001" },
  ),
  included,
};

/** What happens to a price afterwards, in this order. */
export const limits: Readonly<Record<string, ParamSchema>> = {
  discountAmount: decimal("Amount discount", "Taken off the price, which never falls below zero.", {
    nullable: true,
    minimum: "0",
  }),
  discountPercent: decimal("Percent discount", "Taken off what is left; 10 is 10 %.", {
    nullable: true,
    minimum: "0",
  }),
  minimum: decimal("Minimum", "The line comes to at least this.", { nullable: true, minimum: "0" }),
  maximum: decimal("Maximum", "The line comes to at most this.", { nullable: true, minimum: "0" }),
};

/** The tiers of graduated, volume and stairstep prices. */
export const tiers = (fields: Readonly<Record<string, ParamSchema>>): ParamSchema => ({
  type: "array",
  title: "Tiers",
  description: "From the first unit upwards; each ends at its upTo, inclusive, and the last is open (null).",
  minItems: 1,
  items: {
    type: "object",
    properties: {
      upTo: decimal("Up to", "Last unit of the tier; null in the last tier.", { nullable: true }),
      ...fields,
    },
    required: ["upTo", ...Object.keys(fields).filter((name) => fields[name]!.default === undefined)],
  },
});

export const unitAmount = decimal("Unit price", "Price of one unit, or of `per` units.");

/** Lets a price be written as it is quoted: 3.00 per 1000000 tokens. */
export const per = decimal("Per", "How many units the unit price buys.", {
  default: "1",
  minimum: "0.000001",
});

export const flatAmount = decimal("Flat fee", "Charged once when the tier is entered.", { default: "0" });

/** The parameters of a template that prices one quantity: its own, and every adjustment. */
export function usageParams(
  own: Readonly<Record<string, ParamSchema>>,
  required: readonly string[],
): ParamSchema {
  return { type: "object", properties: { ...own, ...conversions, ...limits }, required };
}
