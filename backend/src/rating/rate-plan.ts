import type { BillingPeriod, Instant } from "@atlas/rules";
import type { Price } from "../catalog/index.js";
import type { UsageByMeter } from "../metering/index.js";
import type { BillingRunRef } from "../subscriptions/index.js";
import { buildRatedPrice, type RatedWithLines } from "./build-rated-price.js";
import { evaluatePrice } from "./evaluate-price.js";
import type { RatedKind, StoredInput } from "./rated-line.js";
import type { PlanTerms, RatingSubject } from "./rating-context.js";
import { customerFacts, inputWithoutUsage, subscriptionFacts } from "./rating-subject.js";

/** Usage frozen by a close of metering. */
type ClosedUsage = { usageCloseId: string; watermark: string; usage: UsageByMeter };

export type PlanToRate = {
  run: BillingRunRef;
  subject: RatingSubject;
  terms: PlanTerms;
  period: BillingPeriod;
  kind: Exclude<RatedKind, "correction">;
  /** Null for fees in advance, which read no usage. */
  closed: ClosedUsage | null;
  now: Instant;
};

/** Evaluates every price of a plan version that is due with the period. Throws `rating.rule_failed`. */
export function ratePlan(order: PlanToRate): RatedWithLines[] {
  const { plan } = order.terms;
  const due = plan.prices.filter((price) => price.timing === order.kind);
  return due.map((price) => {
    const input = storedInput(order, price);
    const { lines, trace, engineVersion } = evaluatePrice(price, input);
    const facts = {
      planVersionId: plan.id,
      kind: order.kind,
      periodStart: order.period.start,
      periodEnd: order.period.end,
      correction: 0,
      usageCloseId: order.closed?.usageCloseId ?? null,
      watermark: order.closed?.watermark ?? null,
      currency: plan.currency,
      unit: order.terms.units.get(price.id) ?? null,
      engineVersion,
      input,
      trace,
      ratedAt: order.now,
    };
    return buildRatedPrice(order.run, price, facts, lines);
  });
}

function storedInput({ subject, terms, period, closed, run }: PlanToRate, price: Price): StoredInput {
  const { plan, params } = terms;
  return {
    ...inputWithoutUsage({
      customer: customerFacts(subject.customer),
      subscription: subscriptionFacts(subject.subscription, plan.planKey),
      period,
      asOf: run.boundary,
      currency: plan.currency,
    }),
    usage: usageOf(price, closed?.usage ?? {}),
    params: params.get(price.id) ?? {},
  };
}

/** Of a period's usage, what a price reads. A meter without events counts zero. */
export function usageOf(price: Price, usage: UsageByMeter): StoredInput["usage"] {
  return Object.fromEntries(
    price.meterKeys.map((key) => [key, usage[key] ?? { quantity: "0", events: 0, groups: [] }]),
  );
}
