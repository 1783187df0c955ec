import { exactSum, isDecimal, parseDecimal, type Decimal } from "@atlas/rules";
import { z } from "zod";
import { idSchema } from "../platform/index.js";
import { meterKeySchema } from "./catalog-fields.js";
import { paramsSchema } from "./json-params.js";
import { checkRuleSource, priceTerms, ruleSourceFields } from "./price.schemas.js";

const MAX_DIGITS = 60;
const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * An exact quantity: a decimal string, or a JSON number (which comes as a Decimal where a double would lose digits). Gives its
 * canonical text.
 */
const decimalSchema = z
  .union([z.string().regex(DECIMAL), z.number(), z.custom<Decimal>(isDecimal)], {
    error: 'Give a decimal such as "1200.5".',
  })
  .describe("A decimal string, or a JSON number.")
  // A Decimal is what the body parser makes of a long number: to the caller it is a number.
  .meta({ anyOf: [{ type: "string", pattern: DECIMAL.source }, { type: "number" }] })
  .transform((value) => parseDecimal(value))
  .refine((value) => value.digits() <= MAX_DIGITS, `Give at most ${MAX_DIGITS} digits.`)
  .transform((value) => value.toString());

const groupUsage = z.strictObject({
  by: z.record(z.string(), z.string().nullable()).describe("The group's properties."),
  quantity: decimalSchema,
  events: z.int().min(0).default(1),
});

const meterUsage = z
  .union(
    [
      decimalSchema.transform((quantity) => ({ quantity, groups: [], events: 1, cost: undefined })),
      z
        .strictObject({
          quantity: decimalSchema.optional().describe("Default: the sum of the groups."),
          groups: z.array(groupUsage).max(10_000).default([]),
          events: z.int().min(0).optional(),
          cost: decimalSchema.optional().describe("What the usage cost the seller."),
        })
        .refine(
          (usage) => usage.quantity !== undefined || usage.groups.length > 0,
          "Give a quantity or groups.",
        )
        .transform(({ quantity, groups, events, cost }) => ({
          quantity: quantity ?? exactSum(groups.map((group) => group.quantity)),
          groups,
          events: events ?? groups.reduce((total, group) => total + group.events, 0),
          cost,
        })),
    ],
    { error: 'Give a decimal such as "1200.5", or an object with quantity and groups.' },
  )
  .describe("A quantity, or quantity and groups.");

const currency = priceTerms.currency.default("EUR");

/** Body of POST /v1/rules/preview. */
export const previewBody = z
  .strictObject({
    ...ruleSourceFields,
    currency,
    rounding: priceTerms.rounding,
    usage: z
      .record(meterKeySchema, meterUsage, {
        error: (issue) =>
          issue.code === "invalid_key"
            ? "This is no meter key; use lower-case letters, digits and underscores."
            : undefined,
      })
      .default({})
      .describe("Usage by meter key; a meter that the rule reads and that is left out has none.")
      .meta({ examples: [{ tokens: "1500000" }] }),
    period: z
      .strictObject({
        start: z.iso.datetime({ offset: true }),
        end: z.iso.datetime({ offset: true }),
        part: z.int().min(0).max(10_000).describe("Days covered."),
        whole: z.int().min(1).max(10_000).describe("Days of the whole period."),
      })
      .refine((period) => period.part <= period.whole, {
        path: ["part"],
        message: "Give at most as many days as whole.",
      })
      .refine((period) => Date.parse(period.start) < Date.parse(period.end), {
        path: ["end"],
        message: "A period ends after its start.",
      })
      .optional()
      .describe("Default: the calendar month around now, whole."),
    customer: paramsSchema.default({}).describe("What the rule reads as `$$.customer`."),
    subscription: paramsSchema.default({}).describe("What the rule reads as `$$.subscription`."),
  })
  .superRefine(checkRuleSource);
export type PreviewBody = z.infer<typeof previewBody>;

/** Body of POST /v1/rules/check. */
export const checkBody = z
  .strictObject({ ...ruleSourceFields, currency, timing: priceTerms.timing })
  .superRefine(checkRuleSource);
export type CheckBody = z.infer<typeof checkBody>;

const decimalText = z.string().describe("Decimal string.");

export const checkResponse = z.object({
  ruleText: z.string().describe("The rule in its canonical form."),
  ruleHash: z.string().describe("Equal for rules that differ only in comments and layout."),
  params: z.record(z.string(), z.unknown()).describe("With the template's defaults filled in."),
  meterKeys: z.array(z.string()).describe("Meters whose usage the rule reads."),
});
export type CheckResponse = z.infer<typeof checkResponse>;

export const previewResponse = checkResponse.extend({
  engineVersion: z.string(),
  currency: z.string(),
  lines: z.array(
    z.object({
      code: z.string(),
      description: z.string(),
      quantity: decimalText.nullable(),
      unitAmount: decimalText.nullable(),
      preciseAmount: decimalText.describe("As the rule gave it."),
      amount: decimalText.describe("Rounded once to the currency's minor unit."),
      cost: decimalText.nullable(),
      groups: z.array(z.unknown()).nullable(),
      tiers: z.array(z.unknown()).nullable(),
    }),
  ),
  total: decimalText.describe("Sum of the lines' amounts."),
  trace: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      span: z.object({ start: z.int(), end: z.int() }),
      formula: z.string(),
      substituted: z.string(),
      inputs: z.record(z.string(), z.unknown()),
      result: z.unknown(),
    }),
  ),
});
export type PreviewResponse = z.infer<typeof previewResponse>;

export const templatesResponse = z.object({
  data: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      description: z.string(),
      metered: z.boolean().describe("Whether it needs a meter."),
      grouped: z.boolean().describe("Whether it needs groupBy."),
      params: z.record(z.string(), z.unknown()).describe("JSON Schema of its parameters."),
    }),
  ),
});
export type TemplatesResponse = z.infer<typeof templatesResponse>;

export const ruleVersionParam = z.object({ id: idSchema("rul") });
export const ruleVersionResponse = z.object({
  id: z.string().describe("`rul_…`"),
  ruleText: z.string(),
  ruleHash: z.string(),
  createdAt: z.string(),
});
export type RuleVersionResponse = z.infer<typeof ruleVersionResponse>;
