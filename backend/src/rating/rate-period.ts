import { Injectable } from "@nestjs/common";
import type { Instant } from "@atlas/rules";
import { ClosePeriod } from "../metering/index.js";
import { Clock, Locks, type Tx } from "../platform/index.js";
import type { BillingRunRef } from "../subscriptions/index.js";
import type { RatedWithLines } from "./build-rated-price.js";
import { RateCorrections } from "./rate-corrections.js";
import { ratePlan } from "./rate-plan.js";
import type { RatedLineOfRun } from "./rated-line.js";
import { RatingContext, type RatingSubject } from "./rating-context.js";
import { RatingRepository } from "./rating.repository.js";

/**
 * Rates a billing run: usage of the period it closes, fees of the period it opens, and what late usage changes on earlier
 * periods. Again, it gives the lines that stand.
 */
@Injectable()
export class RatePeriod {
  constructor(
    private readonly context: RatingContext,
    private readonly closePeriod: ClosePeriod,
    private readonly rateCorrections: RateCorrections,
    private readonly rating: RatingRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws `rating.rule_failed`. */
  async execute(tx: Tx, run: BillingRunRef): Promise<RatedLineOfRun[]> {
    const { environmentId, runId } = run;
    await Locks.customer(tx, environmentId, run.customerId);
    if (!(await this.rating.hasRun(tx, environmentId, runId))) {
      const rated = await this.rate(tx, run);
      await this.rating.insert(
        tx,
        environmentId,
        rated.map(({ price }) => price),
        rated.flatMap(({ lines }) => lines),
      );
    }
    return this.rating.linesOfRun(tx, environmentId, runId);
  }

  private async rate(tx: Tx, run: BillingRunRef): Promise<RatedWithLines[]> {
    const subject = await this.context.subject(tx, run.environmentId, run.subscriptionId);
    const now = await this.clock.now(run.environmentId, tx);
    const usage = await this.usage(tx, run, subject, now);
    return [
      ...usage.rated,
      ...(await this.fees(tx, run, subject, now)),
      ...(usage.watermark === null
        ? []
        : await this.rateCorrections.execute(tx, { run, watermark: usage.watermark, now })),
    ];
  }

  private async usage(
    tx: Tx,
    run: BillingRunRef,
    subject: RatingSubject,
    now: Instant,
  ): Promise<{ rated: RatedWithLines[]; watermark: string | null }> {
    const { closes: period, closesPlanVersionId } = run;
    if (!period || !closesPlanVersionId) return { rated: [], watermark: null };
    const terms = await this.context.terms(tx, subject, closesPlanVersionId);
    // The run has closed its metering before; this gives the close that stands.
    const { id: usageCloseId, watermark, usage } = await this.closePeriod.execute(tx, run, terms.meters);
    const closed = { usageCloseId, watermark, usage };
    return { rated: ratePlan({ run, subject, terms, period, kind: "in_arrears", closed, now }), watermark };
  }

  private async fees(
    tx: Tx,
    run: BillingRunRef,
    subject: RatingSubject,
    now: Instant,
  ): Promise<RatedWithLines[]> {
    const { opens: period, opensPlanVersionId } = run;
    if (!period || !opensPlanVersionId) return [];
    const terms = await this.context.terms(tx, subject, opensPlanVersionId);
    return ratePlan({ run, subject, terms, period, kind: "in_advance", closed: null, now });
  }
}
