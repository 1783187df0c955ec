import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { ClosePeriod } from "../metering/index.js";
import { Clock, Locks, together, type Tx } from "../platform/index.js";
import type { BillingRunRef } from "../subscriptions/index.js";
import type { RatedWithLines } from "./build-rated-price.js";
import { RateCorrections } from "./rate-corrections.js";
import { ratePlan } from "./rate-plan.js";
import type { RatedLineOfRun } from "./rated-line.js";
import { RatingContext, type PlanTerms, type RatingSubject } from "./rating-context.js";
import { RatingRepository } from "./rating.repository.js";

type RunTerms = {
  subject: RatingSubject;
  now: Instant;
  closing: PlanTerms | null;
  opening: PlanTerms | null;
};

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
    const [stands, terms] = await together(this.rating.hasRun(tx, environmentId, runId), this.read(tx, run));
    if (stands) return this.rating.linesOfRun(tx, environmentId, runId);
    const rated = await this.rate(tx, run, terms);
    const [, lines] = await together(
      this.rating.insert(
        tx,
        environmentId,
        rated.map(({ price }) => price),
        rated.flatMap(({ lines }) => lines),
      ),
      this.rating.linesOfRun(tx, environmentId, runId),
    );
    return lines;
  }

  private async read(tx: Tx, run: BillingRunRef): Promise<RunTerms> {
    // Nearly always the same plan version goes on.
    const goesOn = run.opensPlanVersionId === run.closesPlanVersionId;
    const [subject, now, closing, others] = await together(
      this.context.subject(tx, run.environmentId, run),
      this.clock.now(run.environmentId, tx),
      this.terms(tx, run, run.closesPlanVersionId),
      this.terms(tx, run, goesOn ? null : run.opensPlanVersionId),
    );
    return { subject, now, closing, opening: goesOn ? closing : others };
  }

  private async rate(
    tx: Tx,
    run: BillingRunRef,
    { subject, now, closing, opening }: RunTerms,
  ): Promise<RatedWithLines[]> {
    const fees =
      run.opens && opening
        ? ratePlan({ run, subject, terms: opening, period: run.opens, kind: "in_advance", closed: null, now })
        : [];
    if (!run.closes || !closing) return fees;

    // The run has closed its metering before; this gives the close that stands.
    const { id: usageCloseId, watermark, usage } = await this.closePeriod.execute(tx, run, closing.meters);
    const closed = { usageCloseId, watermark, usage };
    return [
      ...ratePlan({ run, subject, terms: closing, period: run.closes, kind: "in_arrears", closed, now }),
      ...fees,
      ...(await this.rateCorrections.execute(tx, { run, watermark, now })),
    ];
  }

  private async terms(
    tx: Tx,
    { environmentId, customerId }: BillingRunRef,
    planVersionId: string | null,
  ): Promise<PlanTerms | null> {
    return planVersionId === null ? null : this.context.terms(tx, environmentId, customerId, planVersionId);
  }
}
