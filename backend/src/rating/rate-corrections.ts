import { Injectable } from "@nestjs/common";
import { canonicalJson, type Instant } from "@atlas/rules";
import { MeterReader } from "../catalog/index.js";
import { LateUsage, UsageReader, type UsageByMeter, type UsageClose } from "../metering/index.js";
import type { Tx } from "../platform/index.js";
import type { BillingRunRef } from "../subscriptions/index.js";
import { billedHistories, type BilledHistory } from "./billed-history.js";
import { buildRatedPrice, type RatedWithLines } from "./build-rated-price.js";
import { correctionLines } from "./correction-lines.js";
import { RatingRepository } from "./rating.repository.js";
import { ReratePrice } from "./rerate-price.js";

/** Whose corrections are rated, up to which receipt. The run is the one whose invoice they go on. */
export type CorrectionsToRate = {
  run: Pick<
    BillingRunRef,
    "environmentId" | "runId" | "subscriptionId" | "customerId" | "boundary" | "revision"
  >;
  watermark: string;
  now: Instant;
};

/**
 * Rates what usage that arrived, was amended or voided after an earlier close changes on its period: at the original price
 * version, parameters and period, billed as the difference to all that was billed for it before. Writes nothing.
 */
@Injectable()
export class RateCorrections {
  constructor(
    private readonly lateUsage: LateUsage,
    private readonly usage: UsageReader,
    private readonly meters: MeterReader,
    private readonly rating: RatingRepository,
    private readonly reratePrice: ReratePrice,
  ) {}

  async execute(tx: Tx, order: CorrectionsToRate): Promise<RatedWithLines[]> {
    const { environmentId, subscriptionId } = order.run;
    const closes = await this.lateUsage.closesWithLateEvents(
      tx,
      environmentId,
      subscriptionId,
      order.watermark,
    );
    const corrections: RatedWithLines[] = [];
    for (const close of closes) corrections.push(...(await this.ofClose(tx, order, close)));
    return corrections;
  }

  private async ofClose(tx: Tx, order: CorrectionsToRate, close: UsageClose): Promise<RatedWithLines[]> {
    const { environmentId } = order.run;
    const histories = await this.histories(tx, order, close);
    if (histories.length === 0) return [];
    const usage = await this.usageNow(tx, close, histories, order.watermark);
    const corrections: RatedWithLines[] = [];
    for (const history of histories) {
      const { base, last } = history;
      const again = await this.reratePrice.execute(tx, environmentId, base, usage);
      // Usage that this price does not read, or that an earlier correction has billed.
      if (canonicalJson(again.input.usage) === canonicalJson(last.input.usage)) continue;
      const lines = correctionLines(base.currency, again.lines, history.billed);
      const facts = {
        planVersionId: base.planVersionId,
        kind: "correction" as const,
        periodStart: base.periodStart,
        periodEnd: base.periodEnd,
        correction: history.latest + 1,
        usageCloseId: base.usageCloseId,
        watermark: order.watermark,
        currency: base.currency,
        unit: base.unit,
        engineVersion: again.engineVersion,
        input: again.input,
        trace: again.trace,
        ratedAt: order.now,
      };
      corrections.push(buildRatedPrice(order.run, again.price, facts, lines));
    }
    return corrections;
  }

  private async histories(tx: Tx, { run }: CorrectionsToRate, close: UsageClose): Promise<BilledHistory[]> {
    const prices = await this.rating.pricesOfCloses(tx, run.environmentId, [close.id]);
    const lines = await this.rating.linesOfPrices(
      tx,
      run.environmentId,
      prices.map((price) => price.id),
    );
    return billedHistories(prices, lines, run);
  }

  private async usageNow(
    tx: Tx,
    { environmentId, customerId, subscriptionId, periodStart: start, periodEnd: end }: UsageClose,
    histories: readonly BilledHistory[],
    upTo: string,
  ): Promise<UsageByMeter> {
    const keys = [...new Set(histories.flatMap(({ base }) => Object.keys(base.input.usage)))];
    const meters = await this.meters.getByKeys(tx, environmentId, keys);
    return this.usage.usage(tx, environmentId, { customerId, subscriptionId, meters, start, end, upTo });
  }
}
