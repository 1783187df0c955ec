import { checkPrice, paramsOf } from "@atlas/rules";
import type { FieldError } from "../platform/index.js";
import { diagnosticError } from "./inspect-price.js";
import type { Price } from "./plan.js";
import { priceDefinition } from "./price-definition.js";

/**
 * Every reason why a price does not work with a customer's own parameters, which replace those of the same names; fields
 * under `fieldPrefix`. A parameter that the rule does not read would change nothing, so it is refused.
 */
export function checkOverride(
  price: Price,
  currency: string,
  params: Record<string, unknown>,
  fieldPrefix: string,
): FieldError[] {
  const known = paramsOf(price.ruleText);
  const unknown = Object.keys(params).filter((name) => known !== null && !known.includes(name));
  const errors = unknown.map((name) => ({
    field: `${fieldPrefix}params.${name}`,
    code: "unknown_param",
    message: `The price "${price.key}" has no parameter "${name}"; it has ${known?.join(", ") || "none"}.`,
  }));
  const fitting = Object.fromEntries(Object.entries(params).filter(([name]) => !unknown.includes(name)));
  const merged = priceDefinition(price, currency, { ...price.params, ...fitting });
  return [
    ...errors,
    ...checkPrice(merged).map((diagnostic) =>
      diagnosticError(diagnostic, `${fieldPrefix}params`, fieldPrefix),
    ),
  ];
}
