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
  const { value, trace: full } = compiled.evaluateTraced(rulesInput(price, input), bindings);
  const trace = withoutLoops(full);
  const lines = ratedLines(value, price.currency, price.rounding);
  return {
    ruleHash: hash,
    engineVersion: ENGINE_VERSION,
    lines: withTierBreakdown(lines, compiled.ast, trace),
    trace,
  };
}

/**
 * Leaves out what was called once per group: the step around it states its inputs and result already, while every call
 * repeats the whole price list.
 */
function withoutLoops(trace: Trace): Trace {
  const calls = new Map<number, number>();
  for (const { kind, span } of trace)
    if (kind === "call") calls.set(span.start, (calls.get(span.start) ?? 0) + 1);
  return trace.filter(({ kind, span }) => kind !== "call" || calls.get(span.start) === 1);
}
