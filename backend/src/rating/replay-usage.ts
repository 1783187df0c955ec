import { Injectable } from "@nestjs/common";
import { MeterReader } from "../catalog/index.js";
import { Reaggregate, type Reaggregated } from "../metering/index.js";
import type { Tx } from "../platform/index.js";
import type { FieldDifference } from "./compare-lines.js";
import type { RatedPrice } from "./rated-line.js";

/** Usage from the events' own properties, and the events whose properties are not what was counted of them. */
export type ReplayedUsage = { usage: Reaggregated["usage"]; events: FieldDifference[] };

/** Aggregates anew what evaluations read: each period, watermark and set of meters once. */
@Injectable()
export class ReplayUsage {
  constructor(
    private readonly reaggregate: Reaggregate,
    private readonly meters: MeterReader,
  ) {}

  /** By id of the evaluation; one that read no usage has none. */
  async execute(
    tx: Tx,
    environmentId: string,
    prices: readonly RatedPrice[],
  ): Promise<Map<string, ReplayedUsage>> {
    const known = new Map<string, Promise<ReplayedUsage>>();
    const found = new Map<string, ReplayedUsage>();
    for (const price of prices) {
      const keys = Object.keys(price.input.usage).sort();
      if (price.watermark === null || keys.length === 0) continue;
      const key = JSON.stringify([price.periodStart, price.periodEnd, price.watermark, keys]);
      const usage = known.get(key) ?? this.read(tx, environmentId, price, price.watermark, keys);
      known.set(key, usage);
      found.set(price.id, await usage);
    }
    return found;
  }

  private async read(
    tx: Tx,
    environmentId: string,
    price: RatedPrice,
    watermark: string,
    keys: string[],
  ): Promise<ReplayedUsage> {
    const { usage, differences } = await this.reaggregate.explain(tx, environmentId, {
      customerId: price.customerId,
      subscriptionId: price.subscriptionId,
      meters: await this.meters.getByKeys(tx, environmentId, keys),
      start: price.periodStart,
      end: price.periodEnd,
      watermark,
    });
    const events = differences.map(({ eventId, meterKey, counted, evaluated }) => ({
      field: `event ${eventId} of meter ${meterKey}`,
      stored: counted,
      recomputed: evaluated,
    }));
    return { usage, events };
  }
}
