import { composeRule } from "./compose-rule.js";
import { canonicalText } from "./rule-text.js";
import { TemplateError } from "./template.errors.js";
import type { Json } from "../language/runtime/value.js";
import {
  asDecimal,
  validateParams,
  withDefaults,
  type ParamIssue,
  type ParamSchema,
} from "./template-schema.js";
import type { TemplateKey, TemplateOptions } from "./template.js";
import { templates } from "./templates.js";
import { matchKeys } from "./templates/matrix.js";

/**
 * The rule of a standard price model: its canonical text, its parameters with defaults filled in, and their schema.
 * `ruleFromTemplate("per_unit", { rule: "api", code: "api", description: "API calls", meter: "api_calls",
 * params: { unitAmount: "0.05" } })`. Throws `TemplateError` with every problem at once.
 */
export function ruleFromTemplate(
  key: TemplateKey,
  options: TemplateOptions,
): { ruleText: string; params: { [key: string]: Json }; paramsSchema: ParamSchema } {
  if (!Object.hasOwn(templates, key)) {
    throw new TemplateError([
      { path: "template", message: `"${key}" is none of ${Object.keys(templates).join(", ")}` },
    ]);
  }
  const template = templates[key];
  const params = withDefaults(template.params, options.params) as { [key: string]: Json };
  const issues = [
    ...optionIssues(options, template.metered),
    ...validateParams(template.params, params),
    ...tierIssues(params["tiers"]),
    ...(key === "matrix" ? matrixIssues(params) : []),
  ];
  if (issues.length > 0) throw new TemplateError(issues);
  const filled = { ...options, params };
  return {
    ruleText: canonicalText(composeRule(filled, template.build(filled))),
    params,
    paramsSchema: template.params,
  };
}

function optionIssues(options: TemplateOptions, metered: boolean): ParamIssue[] {
  const issues: ParamIssue[] = [];
  if (!/^[A-Za-z0-9_-]+$/.test(options.rule)) {
    issues.push({ path: "rule", message: "must be a name of letters, digits, - and _" });
  }
  if (!options.code) issues.push({ path: "code", message: "is missing; give the line a stable code" });
  if (!options.description)
    issues.push({ path: "description", message: "is missing; say what the line is for" });
  if (metered && !options.meter)
    issues.push({ path: "meter", message: "is missing; name the meter that is priced" });
  return issues;
}

/** Tiers must rise and end open, or some quantity would have no price. */
function tierIssues(tiers: Json | undefined): ParamIssue[] {
  if (!Array.isArray(tiers)) return [];
  const bounds = tiers.map((tier) =>
    typeof tier === "object" && tier !== null && !Array.isArray(tier) ? (tier["upTo"] ?? null) : null,
  );
  return bounds.flatMap((bound, index): ParamIssue[] => {
    const path = `params.tiers[${index}].upTo`;
    const last = index === bounds.length - 1;
    if (last) return bound === null ? [] : [{ path, message: "must be null, so that the last tier is open" }];
    const next = bounds[index + 1] ?? null;
    if (bound === null) return [{ path, message: "is null, but only the last tier is open" }];
    return next === null || rises(bound, next)
      ? []
      : [{ path, message: "must be less than the next tier's" }];
  });
}

/** Rows are found by the name of their group, so each must have the same properties and a name of its own. */
function matrixIssues(params: { [key: string]: Json }): ParamIssue[] {
  const keys = matchKeys({ params });
  if (keys.length === 0)
    return [{ path: "params.prices[0].match", message: "must name at least one property" }];
  const rows = Array.isArray(params["prices"]) ? params["prices"] : [];
  const names = rows.map((row) => {
    const match = typeof row === "object" && row !== null && !Array.isArray(row) ? (row["match"] ?? {}) : {};
    const own = typeof match === "object" && !Array.isArray(match) ? match : {};
    return {
      same: Object.keys(own).sort().join() === [...keys].sort().join(),
      name: JSON.stringify(keys.map((key) => own[key])),
    };
  });
  return names.flatMap(({ same, name }, index): ParamIssue[] => {
    const path = `params.prices[${index}].match`;
    if (!same) return [{ path, message: `must have the properties ${keys.join(", ")}, as the first row` }];
    const repeats = names.findIndex((other) => other.name === name) < index;
    return repeats ? [{ path, message: "repeats an earlier row; keep one price per group" }] : [];
  });
}

function rises(bound: Json, next: Json): boolean {
  const [lower, upper] = [asDecimal(bound), asDecimal(next)];
  // What is no number has its own issue already.
  return lower === null || upper === null || lower.compare(upper) < 0;
}
