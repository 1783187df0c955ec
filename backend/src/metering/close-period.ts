import { Injectable } from "@nestjs/common";
import type { Meter } from "../catalog/index.js";
import { together, type Tx } from "../platform/index.js";
import type { BillingRunRef } from "../subscriptions/index.js";
import type { UsageClose } from "./usage-close.js";
import { UsageCloseRepository } from "./usage-close.repository.js";
import { UsageReader } from "./usage-reader.js";
import { currentWatermark } from "./watermark.repository.js";

/**
 * Freezes the usage of the period that a billing run closes: which events it saw and what they came to. What arrives later
 * does not change it. Closing again gives the close that stands.
 */
@Injectable()
export class ClosePeriod {
  constructor(
    private readonly closes: UsageCloseRepository,
    private readonly usage: UsageReader,
  ) {}

  async execute(tx: Tx, run: BillingRunRef, meters: readonly Meter[]): Promise<UsageClose> {
    const { environmentId, runId, subscriptionId, customerId, closes: period, revision } = run;
    if (!period) throw new Error(`run ${runId} closes no period`);
    const [standing, watermark] = await together(
      this.closes.get(tx, environmentId, runId),
      currentWatermark(tx),
    );
    if (standing) return standing;
    const { start, end } = period;
    const usage = await this.usage.usage(tx, environmentId, {
      customerId,
      subscriptionId,
      meters,
      start,
      end,
      upTo: watermark,
    });
    return this.closes.insert(tx, {
      environmentId,
      id: runId,
      subscriptionId,
      customerId,
      planVersionId: run.closesPlanVersionId,
      revision,
      periodStart: start,
      periodEnd: end,
      meterIds: meters.map((meter) => meter.id),
      watermark,
      usage,
    });
  }
}
