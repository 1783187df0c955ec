import { Injectable } from "@nestjs/common";
import type { BillingPeriod, Instant } from "@atlas/rules";
import { currentWatermark, UsageReader, type UsageByMeter } from "../metering/index.js";
import { Clock, newId, together, type Tx } from "../platform/index.js";
import {
  FIRST_REVISION,
  periodContaining,
  periodFrom,
  planAt,
  type BillingRunRef,
  type Subscription,
} from "../subscriptions/index.js";
import type { RatedWithLines } from "./build-rated-price.js";
import { extrapolateUsage } from "./extrapolate-usage.js";
import { RateCorrections } from "./rate-corrections.js";
import { ratePlan } from "./rate-plan.js";
import { RatingContext, type RatingSubject } from "./rating-context.js";

export type Estimate = {
  subject: RatingSubject;
  period: BillingPeriod;
  now: Instant;
  watermark: string;
  /** What the period has cost so far: usage until now, and corrections of earlier periods. */
  soFar: RatedWithLines[];
  /** The invoice that is to be expected at the period's end: usage extrapolated, and the fees of the period after it. */
  projected: RatedWithLines[];
};

/** Rates the running period as if it ended now, and as it will be when usage goes on as so far. Writes nothing. */
@Injectable()
export class EstimateUpcoming {
  constructor(
    private readonly context: RatingContext,
    private readonly usage: UsageReader,
    private readonly rateCorrections: RateCorrections,
    private readonly clock: Clock,
  ) {}

  /** Null where the subscription has not begun or has ended. Throws `rating.rule_failed`. */
  async execute(
    tx: Tx,
    environmentId: string,
    { id: subscriptionId, customerId }: Pick<Subscription, "id" | "customerId">,
  ): Promise<Estimate | null> {
    const [subject, now] = await together(
      this.context.subject(tx, environmentId, { customerId, subscriptionId }),
      this.clock.now(environmentId, tx),
    );
    const period = periodContaining(subject.subscription, now);
    if (!period) return null;
    const [terms, watermark] = await together(
      this.context.terms(tx, environmentId, customerId, planAt(subject.subscription, now).planVersionId),
      currentWatermark(tx),
    );
    const { meters } = terms;
    // To the period's end, since an event may be of this very moment, or of the hour ahead that clocks may differ by.
    const used = await this.usage.usage(tx, environmentId, {
      customerId,
      subscriptionId,
      meters,
      start: period.start,
      end: period.end,
      upTo: watermark,
    });
    const run = imaginedRun(subject.subscription, period);
    const corrections = await this.rateCorrections.execute(tx, { run, watermark, now });
    const rate = (usage: UsageByMeter): RatedWithLines[] =>
      ratePlan({
        run,
        subject,
        terms,
        period,
        kind: "in_arrears",
        closed: { usageCloseId: run.runId, watermark, usage },
        now,
      });
    const expected = extrapolateUsage(used, meters, { start: period.start, end: period.end, now });
    return {
      subject,
      period,
      now,
      watermark,
      soFar: [...rate(used), ...corrections],
      projected: [...rate(expected), ...(await this.nextFees(tx, run, subject, period, now)), ...corrections],
    };
  }

  private async nextFees(
    tx: Tx,
    run: BillingRunRef,
    subject: RatingSubject,
    period: BillingPeriod,
    now: Instant,
  ): Promise<RatedWithLines[]> {
    const next = periodFrom(subject.subscription, period.end);
    if (!next) return [];
    const { planVersionId } = planAt(subject.subscription, period.end);
    const terms = await this.context.terms(tx, run.environmentId, run.customerId, planVersionId);
    return ratePlan({ run, subject, terms, period: next, kind: "in_advance", closed: null, now });
  }
}

/** The run that will close the period; it exists only as long as the estimate does. */
const imaginedRun = (subscription: Subscription, period: BillingPeriod): BillingRunRef => ({
  environmentId: subscription.environmentId,
  runId: newId(),
  subscriptionId: subscription.id,
  customerId: subscription.customerId,
  boundary: period.end,
  revision: FIRST_REVISION,
  closes: period,
  closesPlanVersionId: null,
  opens: null,
  opensPlanVersionId: null,
});
