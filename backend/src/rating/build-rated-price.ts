import type { Price } from "../catalog/index.js";
import { newId } from "../platform/index.js";
import type { BillingRunRef } from "../subscriptions/index.js";
import type { RatedAmounts, RatedLine, RatedPrice } from "./rated-line.js";

/** One evaluation ready to be stored, with its lines. */
export type RatedWithLines = { price: RatedPrice; lines: RatedLine[] };

type OfRun = "id" | "runId" | "customerId" | "subscriptionId" | "boundary" | "revision";
type OfPrice = "priceId" | "priceKey" | "position" | "rounding" | "taxable" | "ruleVersionId" | "ruleHash";

/** Everything about an evaluation that neither its run nor its price tells. */
export type EvaluationFacts = Omit<RatedPrice, OfRun | OfPrice>;

/** The rows of an evaluation: who, which price, what came out. */
export function buildRatedPrice(
  run: Omit<
    BillingRunRef,
    "environmentId" | "closes" | "closesPlanVersionId" | "opens" | "opensPlanVersionId"
  >,
  price: Price,
  facts: EvaluationFacts,
  lines: readonly RatedAmounts[],
): RatedWithLines {
  const id = newId();
  return {
    price: {
      id,
      runId: run.runId,
      customerId: run.customerId,
      subscriptionId: run.subscriptionId,
      boundary: run.boundary,
      revision: run.revision,
      priceId: price.id,
      priceKey: price.key,
      position: price.position,
      rounding: price.rounding,
      taxable: price.taxable,
      ruleVersionId: price.ruleVersionId,
      ruleHash: price.ruleHash,
      ...facts,
    },
    lines: lines.map((line, position) => ({ ...line, id: newId(), ratedPriceId: id, position })),
  };
}
