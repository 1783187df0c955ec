import { templates, type TemplateKey } from "@atlas/rules";
import { z } from "zod";
import { currencySchema, meterKeySchema, priceKeySchema } from "./catalog-fields.js";
import { paramsSchema } from "./json-params.js";

const roundings = ["half-up", "half-down", "half-even", "up", "down", "ceiling", "floor"] as const;
const templateKeys = Object.keys(templates) as [TemplateKey, ...TemplateKey[]];

/** Fields that say what a template is filled with, besides its parameters. */
const templateOptionFields = {
  meter: meterKeySchema.optional().describe("Template only: the meter whose usage is priced."),
  groupBy: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(10)
    .optional()
    .describe("Template only: the properties that make a group, for `matrix` and `grouped_tiers`."),
  mode: z
    .enum(["graduated", "volume", "stairstep", "package"])
    .optional()
    .describe("Template only: how `grouped_tiers` prices each group."),
  prorate: z
    .boolean()
    .optional()
    .describe(
      "Template only: whether a fee is prorated over a cut period (default true), or a minimum (default false).",
    ),
};

const params = paramsSchema
  .describe("Values that the rule reads as `$$.params`; write amounts and quantities as decimal strings.")
  .meta({ examples: [{ unitAmount: "3.00", per: "1000000" }] });

const ruleText = z
  .string()
  .min(1)
  .max(100_000)
  .describe("A rule in the language of Atlas, instead of a template.");
const template = z
  .enum(templateKeys)
  .describe("A standard price model; GET /v1/rules/templates says what each takes.");

/** What makes a rule: a template with options, or a text. */
export const ruleSourceFields = {
  template: template.optional(),
  ruleText: ruleText.optional(),
  ...templateOptionFields,
  params: params.default({}),
};

type RuleSource = { [Field in keyof typeof ruleSourceFields]?: unknown };

/** Refuses both or neither of `template` and `ruleText`, and template options beside a text. */
export function checkRuleSource(source: RuleSource, context: z.RefinementCtx): void {
  const issue = (path: string, message: string): void =>
    context.addIssue({ code: "custom", path: [path], message });
  if (source.template === undefined && source.ruleText === undefined)
    issue("template", "Give a template, or a ruleText instead.");
  if (source.template !== undefined && source.ruleText !== undefined)
    issue("ruleText", "Give either a template or a ruleText.");
  if (source.ruleText === undefined) return;
  for (const option of Object.keys(templateOptionFields)) {
    if (source[option as keyof RuleSource] !== undefined)
      issue(option, "Only a template takes this; the rule text says it itself.");
  }
}

/** Terms of a price beside its rule. */
export const priceTerms = {
  currency: currencySchema,
  timing: z
    .enum(["in_advance", "in_arrears"])
    .default("in_arrears")
    .describe(
      "Whether it is billed for the period that begins, or for the one that ends. Usage is always in arrears.",
    ),
  rounding: z
    .enum(roundings)
    .default("half-up")
    .describe("How each line is rounded, once, to the currency's minor unit."),
};

/** A price as a caller writes it. */
export const priceBody = z
  .strictObject({
    key: priceKeySchema.describe("Stable key, unique in the version; overrides name it."),
    name: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .describe("What it is for, as it stands on invoices.")
      .meta({ examples: ["Input tokens"] }),
    ...ruleSourceFields,
    timing: priceTerms.timing,
    rounding: priceTerms.rounding,
    taxable: z.boolean().default(true),
  })
  .superRefine(checkRuleSource);
export type PriceBody = z.infer<typeof priceBody>;

/** A price as the API gives it. */
export const priceResponse = z.object({
  id: z.string().describe("`prc_…`"),
  key: z.string(),
  name: z.string(),
  template: z.string().nullable().describe("null for a rule written by hand."),
  meter: z.string().optional(),
  groupBy: z.array(z.string()).optional(),
  mode: z.string().optional(),
  prorate: z.boolean().optional(),
  params: z.record(z.string(), z.unknown()).describe("With the template's defaults filled in."),
  timing: z.enum(["in_advance", "in_arrears"]),
  rounding: z.enum(roundings),
  taxable: z.boolean(),
  meterKeys: z.array(z.string()).describe("Meters whose usage the rule reads."),
  ruleVersionId: z.string().describe("`rul_…`; prices with the same rule share it."),
  ruleText: z.string(),
  ruleHash: z.string().describe("Equal for rules that differ only in comments and layout."),
});
export type PriceResponse = z.infer<typeof priceResponse>;
