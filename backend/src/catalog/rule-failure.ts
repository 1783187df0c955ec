import { DecimalError, RuleOutputError, RuleRuntimeError, RuleSyntaxError } from "@atlas/rules";
import type { FieldError } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { syntaxErrors } from "./read-rule.js";

/** Codes of the language's budgets: loops, lists, texts and digits without end. */
const isBudget = (code: string): boolean => code.startsWith("U") || code === "D2014" || code === "D2015";

/** What the rule engine threw, as errors of the field that holds the rule; null for anything that is not the rule's fault. */
export function ruleErrors(error: unknown, field: string): FieldError[] | null {
  if (error instanceof RuleSyntaxError) return syntaxErrors(error, field);
  if (error instanceof RuleRuntimeError) {
    const code = isBudget(error.code) ? "budget_exceeded" : error.code;
    return [{ field, code, message: error.message, span: error.span }];
  }
  if (error instanceof RuleOutputError) {
    return error.issues.map(({ path, message }) => ({
      field,
      code: "invalid_rule_output",
      message: `${path} ${message}.`,
    }));
  }
  if (error instanceof DecimalError) return [{ field, code: error.code, message: error.message }];
  return null;
}

/** What the rule engine threw, as the problem that a caller gets; anything else as it is. */
export function ruleFailure(error: unknown, field: string): unknown {
  const errors = ruleErrors(error, field);
  if (errors === null) return error;
  if (error instanceof RuleSyntaxError) return catalogErrors("rule.invalid", { errors });
  const isTooMuch = error instanceof RuleRuntimeError && isBudget(error.code);
  return catalogErrors(isTooMuch ? "rule.budget_exceeded" : "rule.failed", { errors });
}
