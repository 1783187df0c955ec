import { canonicalInstant, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { MeterReader, type Meter } from "../catalog/index.js";
import { Database, type Caller, type Tx } from "../platform/index.js";
import { SubscriptionReader } from "../subscriptions/index.js";
import { LateUsage } from "./late-usage.js";
import type { MeterUsage } from "./usage.js";
import type { UsageClose } from "./usage-close.js";
import { UsageCloseRepository } from "./usage-close.repository.js";
import { UsageReader } from "./usage-reader.js";
import { currentWatermark } from "./watermark.repository.js";
import type { Watermark } from "./watermark.js";

/** A meter's usage of one period, as the last run saw it and as it is now. */
export type UnbilledUsage = {
  meter: Meter;
  start: Instant;
  end: Instant;
  billed: MeterUsage;
  now: MeterUsage;
};

/**
 * Usage of a subscription that changed after its last run: events that came later, and amendments, voids and reverts. No further
 * invoice corrects it (docs/adr/0010-late-usage-is-billed-as-a-difference.md). Nothing while the subscription goes on.
 */
@Injectable()
export class ReadUnbilledUsage {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: SubscriptionReader,
    private readonly meters: MeterReader,
    private readonly closes: UsageCloseRepository,
    private readonly late: LateUsage,
    private readonly usage: UsageReader,
  ) {}

  /** Throws `subscription.not_found`. */
  async execute({ environmentId }: Caller, reference: string): Promise<UnbilledUsage[]> {
    const tx = this.database.reader;
    const { id, endsAt } = await this.subscriptions.resolve(tx, environmentId, reference);
    const last = (await this.closes.standing(tx, environmentId, id)).at(-1);
    if (!last || endsAt === null || last.periodEnd !== canonicalInstant(endsAt)) return [];
    const late = await this.late.closesWithLateEvents(tx, environmentId, id, await currentWatermark(tx));
    const meters = await this.meters.list(tx, environmentId);
    const changed: UnbilledUsage[] = [];
    for (const close of late) changed.push(...(await this.changesOf(tx, close, last.watermark, meters)));
    return changed;
  }

  // The last run corrected the periods before it up to its own watermark.
  private async changesOf(
    tx: Tx,
    close: UsageClose,
    lastWatermark: Watermark,
    meters: readonly Meter[],
  ): Promise<UnbilledUsage[]> {
    const { environmentId, customerId, subscriptionId, periodStart: start, periodEnd: end } = close;
    const own = meters.filter((meter) => close.meterIds.includes(meter.id));
    const question = { customerId, subscriptionId, meters: own, start, end };
    const billed = await this.usage.usage(tx, environmentId, { ...question, upTo: lastWatermark });
    const now = await this.usage.usage(tx, environmentId, { ...question, upTo: null });
    return own
      .map((meter) => ({ meter, start, end, billed: billed[meter.key]!, now: now[meter.key]! }))
      .filter((each) => JSON.stringify(each.billed) !== JSON.stringify(each.now));
  }
}
