import { ratePrice } from "@atlas/rules";
import { priceDefinition, type Price } from "../catalog/index.js";
import type { RatedAmounts, StoredInput } from "./rated-line.js";
import { ratingErrors } from "./rating.errors.js";

/** What came out of one evaluation: lines, the trace that explains them, and the engine that gave them. */
export type Evaluation = {
  lines: RatedAmounts[];
  trace: unknown;
  ruleHash: string;
  engineVersion: string;
};

/** Evaluates a price's rule. Throws `rating.rule_failed` with the rule's own message. */
export function evaluatePrice(price: Price, { params, ...input }: StoredInput): Evaluation {
  try {
    return ratePrice(priceDefinition(price, input.currency, params), input);
  } catch (error) {
    if (!isRuleProblem(error)) throw error;
    throw ratingErrors("rating.rule_failed", {
      detail: `Price "${price.key}": ${error.message}`,
      errors: [{ field: `prices.${price.key}`, code: error.code, message: error.message }],
      cause: error,
    });
  }
}

// Every typed error of the rules package has a code; anything else is a bug of ours and stays one.
function isRuleProblem(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
