import { checkPrice, metersOf, type Diagnostic, type PriceDefinition } from "@atlas/rules";
import type { FieldError } from "../platform/index.js";
import type { Meter } from "./meter.js";
import type { PriceTiming } from "./plan.js";
import { trialErrors } from "./try-price.js";

/** What a price is checked against. */
export type PriceContext = { template: string | null; timing: PriceTiming; meters: readonly Meter[] };

/**
 * Every reason why a price cannot be sold; fields under `fieldPrefix`. Its rule must be free of syntax errors. A rule without
 * static errors is also tried on sample usage, which finds the one that does not end or gives no lines.
 */
export function inspectPrice(
  price: PriceDefinition,
  context: PriceContext,
  fieldPrefix: string,
): FieldError[] {
  const field = `${fieldPrefix}${context.template === null ? "ruleText" : "template"}`;
  const errors = [
    ...meterErrors(price, context, fieldPrefix),
    ...checkPrice(price).map((diagnostic) => diagnosticError(diagnostic, field, fieldPrefix)),
  ];
  return errors.length > 0 ? errors : trialErrors(price, context.meters, field);
}

/** A diagnostic as an error of the parameter it names, else of the rule, with its span. */
export function diagnosticError(
  { code, message, span }: Diagnostic,
  field: string,
  fieldPrefix: string,
): FieldError {
  const path = /^params[.[]\S+/.exec(message)?.[0];
  return path ? { field: `${fieldPrefix}${path}`, code, message } : { field, code, message, span };
}

function meterErrors(
  price: PriceDefinition,
  { template, timing, meters }: PriceContext,
  fieldPrefix: string,
): FieldError[] {
  const field = `${fieldPrefix}${template === null ? "ruleText" : "meter"}`;
  const keys = metersOf(price.ruleText);
  if (keys === null) {
    return [
      {
        field,
        code: "unnamed_meter",
        message: "Name each meter that the rule reads, as in $$.usage.tokens.quantity.",
      },
    ];
  }
  const errors = keys.flatMap((key) => {
    const meter = meters.find((candidate) => candidate.key === key);
    if (!meter)
      return [
        { field, code: "unknown_meter", message: `There is no meter "${key}"; create it, or use another.` },
      ];
    if (meter.archivedAt === null) return [];
    return [
      {
        field,
        code: "archived_meter",
        message: `The meter "${key}" is archived; restore it, or use another.`,
      },
    ];
  });
  if (timing === "in_advance" && keys.length > 0) {
    errors.push({
      field: `${fieldPrefix}timing`,
      code: "usage_in_advance",
      message: "Usage is known only when its period has ended; use in_arrears.",
    });
  }
  return errors;
}
