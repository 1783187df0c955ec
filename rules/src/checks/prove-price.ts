import { RuleSyntaxError } from "../language/runtime/errors.js";
import { parse } from "../language/syntax/parser.js";
import type { PriceDefinition, RatingInput } from "../pricing/price.js";
import { metersOf } from "../pricing/rule-text.js";
import { checkDirection } from "./bill-direction.js";
import { checkBranches } from "./branches.js";
import { checkDecisions } from "./decision-table.js";
import { unknown, type Finding } from "./finding.js";
import { RuleModel } from "./rule-model.js";
import { checkTiers } from "./tier-table.js";
import { checkCurrencies, checkUnits, type InputUnits } from "./units.js";

/** What the checks may use besides the price: an example of the input, and units of inputs. */
export type ProofOptions = { input?: Partial<RatingInput>; units?: InputUnits };

/**
 * What can be proved about a price before it is published: gaps and overlaps of tiers, a bill that falls as usage grows or
 * is negative, rows and branches that never apply, missing defaults, units and currencies that do not fit. A violation comes
 * with a counter-example that was computed; what cannot be decided is `unknown`. Throws `RuleSyntaxError`.
 * Volume tiers to 10 at 2.00 and beyond at 1.00: `bill-falls` is violated, since 11 cost less than 10.
 */
export function provePrice(price: PriceDefinition, options: ProofOptions = {}): Finding[] {
  const { ast, diagnostics } = parse(price.ruleText);
  if (diagnostics.length > 0) throw new RuleSyntaxError(diagnostics);
  const model = new RuleModel(price, ast);
  const meters = metersOf(price.ruleText);
  const input = exampleInput(price, options.input ?? {}, meters ?? []);
  const direction =
    meters === null
      ? [
          unknown(
            "bill-falls",
            model.result.span,
            "The rule reads meters that its text does not name, so the bill could not be followed.",
          ),
        ]
      : checkDirection(model, price, input, meters);
  return [
    ...checkTiers(model, ast),
    ...checkDecisions(model, ast),
    ...checkBranches(model, ast),
    ...direction,
    ...checkCurrencies(model, ast),
    ...(options.units ? checkUnits(model, options.units) : []),
  ];
}

const month = { start: "2026-01-01T00:00:00.000Z", end: "2026-02-01T00:00:00.000Z", part: 31, whole: 31 };

function exampleInput(price: PriceDefinition, given: Partial<RatingInput>, meters: string[]): RatingInput {
  const empty = Object.fromEntries(meters.map((meter) => [meter, { quantity: "0", groups: [], events: 0 }]));
  const own = {
    customer: {},
    subscription: {},
    period: month,
    prior: null,
    asOf: month.end,
    currency: price.currency,
  };
  return { ...own, ...given, usage: { ...empty, ...given.usage } };
}
