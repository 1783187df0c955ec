import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { MeterReader, type Meter } from "../catalog/index.js";
import type { Tx } from "../platform/index.js";
import { AggregateProperties, type EventDifference } from "./aggregate-properties.js";
import type { UsageByMeter } from "./usage.js";
import { UsageCloseRepository } from "./usage-close.repository.js";
import { usageOf, UsageReader, wholePeriod } from "./usage-reader.js";
import type { Watermark } from "./watermark.js";

/** What to aggregate anew: a close (up to its own watermark, or a later one), or any period. */
export type ReaggregateQuestion =
  | { closeId: string; watermark?: Watermark }
  | {
      customerId: string;
      subscriptionId: string | null;
      meters: readonly Meter[];
      start: Instant;
      end: Instant;
      watermark: Watermark | null;
    };

export type Reaggregated = {
  usage: UsageByMeter;
  /** Events whose properties give something else than was counted when they came: someone altered one or the other. */
  differences: EventDifference[];
};

/** Aggregates a period straight from the properties of its events, ignoring what ingest measured: the proof of a close. */
@Injectable()
export class Reaggregate {
  constructor(
    private readonly closes: UsageCloseRepository,
    private readonly meters: MeterReader,
    private readonly reader: UsageReader,
    private readonly properties: AggregateProperties,
  ) {}

  /** Usage by meter key, as `ClosePeriod` froze it if nothing was altered. */
  async execute(tx: Tx, environmentId: string, question: ReaggregateQuestion): Promise<UsageByMeter> {
    return (await this.explain(tx, environmentId, question)).usage;
  }

  /** The same, with the events that were altered since they came. */
  async explain(tx: Tx, environmentId: string, question: ReaggregateQuestion): Promise<Reaggregated> {
    const { meters, customerId, subscriptionId, start, end, watermark } =
      "closeId" in question
        ? await this.ofClose(tx, environmentId, question.closeId, question.watermark)
        : question;
    const scope = { environmentId, customerId, start, end, upTo: watermark };
    const usage: UsageByMeter = {};
    const differences: EventDifference[] = [];
    for (const meter of await this.reader.scopes(tx, environmentId, { customerId, subscriptionId, meters })) {
      const found = await this.properties.execute(tx, scope, meter, wholePeriod(scope, meter.meter), 0);
      usage[meter.meter.key] = usageOf(meter.meter, found.rows);
      differences.push(...found.differences);
    }
    return { usage, differences };
  }

  private async ofClose(tx: Tx, environmentId: string, closeId: string, watermark: Watermark | undefined) {
    const close = await this.closes.get(tx, environmentId, closeId);
    if (!close) throw new Error(`no close ${closeId} in this environment`);
    const byId = new Map((await this.meters.list(tx, environmentId)).map((meter) => [meter.id, meter]));
    return {
      customerId: close.customerId,
      subscriptionId: close.subscriptionId,
      meters: close.meterIds.flatMap((id) => byId.get(id) ?? []),
      start: close.periodStart,
      end: close.periodEnd,
      watermark: watermark ?? close.watermark,
    };
  }
}
