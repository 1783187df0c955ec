import { ENGINE_VERSION } from "../language/version.js";
import type { Value } from "../language/runtime/value.js";
import type { Trace } from "../language/runtime/trace.js";
import { compiledRule } from "./compiled-rule.js";
import type { PriceDefinition, RatedLine, RatingInput } from "./price.js";
import { ratedLines } from "./rating-output.js";
import { rulesInput } from "./rating-input.js";
import { withTierBreakdown } from "./tier-breakdown.js";

/** Lines with what it takes to explain and repeat them. */
export type Rating = { ruleHash: string; engineVersion: string; lines: RatedLine[]; trace: Trace };

/**
 * Rates usage at a price: evaluates the rule in exact decimals and rounds each line once to the currency. The same price
 * and input give the same bytes. 1 500 units at 0.0033 EUR: precise 4.95, amount "4.95". Throws `RuleSyntaxError` (with
 * spans), `RuleRuntimeError` (what failed and where), `RuleOutputError` (the result is no list of lines), `DecimalError`.
 */
export function ratePrice(price: PriceDefinition, input: RatingInput): Rating {
  const { compiled, hash } = compiledRule(price.ruleText);
  const bindings = { tables: (price.tables ?? {}) as Value };
  const { value, trace } = compiled.evaluateTraced(rulesInput(price, input), bindings);
  const lines = ratedLines(value, price.currency, price.rounding);
  return {
    ruleHash: hash,
    engineVersion: ENGINE_VERSION,
    lines: withTierBreakdown(lines, compiled.ast, trace),
    trace,
  };
}
