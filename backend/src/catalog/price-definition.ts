import { templates, type Json, type ParamSchema, type PriceDefinition, type TemplateKey } from "@atlas/rules";
import type { Price } from "./plan.js";

/**
 * A stored price as the rating engine takes it; `params` replaces its own where a customer has an override. The schema of a
 * template's parameters says which of them are numbers.
 */
export function priceDefinition(
  price: Price,
  currency: string,
  params: Record<string, unknown> = price.params,
): PriceDefinition {
  return {
    key: price.key,
    name: price.name,
    ruleText: price.ruleText,
    params: params as Record<string, Json>,
    paramsSchema: schemaOf(price.template),
    currency,
    rounding: price.rounding,
  };
}

function schemaOf(template: string | null): ParamSchema | undefined {
  return template !== null && Object.hasOwn(templates, template)
    ? templates[template as TemplateKey].params
    : undefined;
}
