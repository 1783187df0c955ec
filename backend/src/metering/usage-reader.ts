import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import type { Meter } from "../catalog/index.js";
import { together, type Tx } from "../platform/index.js";
import { AggregateProperties } from "./aggregate-properties.js";
import { ClaimReader } from "./attribution/claim-reader.js";
import { ownIntervals } from "./attribution/claims.js";
import { MeterReadingRepository } from "./meter-reading.repository.js";
import type { MeterUsage, UsageByMeter, UsageGroup } from "./usage.js";
import type { MeterScope, UsageScope } from "./usage-scope.js";
import { UsageRepository, type UsageRow, type UsageSplit } from "./usage.repository.js";
import type { Watermark } from "./watermark.js";

/** Whose usage: without a subscription all that the customer used, without a customer all that anybody used. */
export type UsageOwner =
  { customerId: string; subscriptionId: string | null } | { customerId: null; subscriptionId: null };

export type UsageQuestion = UsageOwner & {
  meters: readonly Meter[];
  start: Instant;
  /** Exclusive. */
  end: Instant;
  /** Null: everything that is committed. */
  upTo: Watermark | null;
};

/** The one way to read usage, whatever for: invoices, estimates and queries can never disagree. */
@Injectable()
export class UsageReader {
  constructor(
    private readonly repository: UsageRepository,
    private readonly claims: ClaimReader,
    private readonly readings: MeterReadingRepository,
    private readonly properties: AggregateProperties,
  ) {}

  /** Each meter's quantity and events, in total and by its groups. */
  async usage(tx: Tx, environmentId: string, question: UsageQuestion): Promise<UsageByMeter> {
    const splits = question.meters.map((meter) => wholePeriod(question, meter));
    const rows = await this.rows(tx, environmentId, question, splits);
    return Object.fromEntries(
      question.meters.map((meter, index) => [
        meter.key,
        usageOf(
          meter,
          rows.filter((row) => row.meter === index),
        ),
      ]),
    );
  }

  /** The same question, split into windows and by chosen groups. */
  async rows(
    tx: Tx,
    environmentId: string,
    question: UsageQuestion,
    splits: readonly UsageSplit[],
  ): Promise<UsageRow[]> {
    const { customerId, start, end, upTo } = question;
    const scope: UsageScope = { environmentId, customerId, start, end, upTo };
    const [meters, isRead] = await together(
      this.scopes(tx, environmentId, question),
      this.haveReadThePast(tx, environmentId, question.meters),
    );
    const ready = meters.flatMap((meter, index) => (isRead.has(meter.meter.id) ? [{ meter, index }] : []));
    const found = await this.repository.aggregate(
      tx,
      scope,
      ready.map(({ meter }) => meter),
      ready.map(({ index }) => splits[index]!),
    );
    const rows = found.map((row) => ({ ...row, meter: ready[row.meter]!.index }));
    for (const [index, meter] of meters.entries()) {
      if (isRead.has(meter.meter.id)) continue;
      rows.push(...(await this.properties.execute(tx, scope, meter, splits[index]!, index)).rows);
    }
    return rows;
  }

  /** Which events are whose, per meter of a question. */
  async scopes(
    tx: Tx,
    environmentId: string,
    question: UsageOwner & Pick<UsageQuestion, "meters">,
  ): Promise<MeterScope[]> {
    const { meters } = question;
    if (question.subscriptionId === null) return meters.map((meter) => ({ meter, ownership: null }));
    const { customerId, subscriptionId } = question;
    const claims = await this.claims.forCustomer(tx, environmentId, customerId);
    return meters.map((meter) => ({
      meter,
      ownership: { subscriptionId, intervals: ownIntervals(claims, subscriptionId, meter.key) },
    }));
  }

  private async haveReadThePast(
    tx: Tx,
    environmentId: string,
    meters: readonly Meter[],
  ): Promise<Set<string>> {
    const readings = await this.readings.of(
      tx,
      environmentId,
      meters.map((meter) => meter.id),
    );
    return new Set(
      readings.filter((reading) => reading.finishedAt !== null).map((reading) => reading.meterId),
    );
  }
}

/** A period as one window, by all of the meter's groups. */
export const wholePeriod = (
  { start, end }: Pick<UsageQuestion, "start" | "end">,
  meter: Meter,
): UsageSplit => ({
  boundaries: [start, end],
  groupPositions: meter.groupBy.map((_, position) => position),
});

/** A meter's usage from its rows. Without group-by, what there is makes one group, so that groups always hold all events. */
export function usageOf(meter: Meter, rows: readonly UsageRow[]): MeterUsage {
  const total = rows.find((row) => row.groups === null && row.window === null);
  const { quantity, events } = total ?? { quantity: "0", events: 0 };
  if (meter.groupBy.length === 0)
    return { quantity, events, groups: events > 0 ? [{ by: {}, quantity, events }] : [] };
  const groups = rows
    .filter((row) => row.groups !== null && row.window === null)
    .map((row) => groupOf(meter.groupBy, row));
  return { quantity, events, groups: groups.sort(inOrder) };
}

export const groupOf = (names: readonly string[], { groups, quantity, events }: UsageRow): UsageGroup => ({
  by: Object.fromEntries(names.map((name, position) => [name, groups?.[position] ?? null])),
  quantity,
  events,
});

// Fixed, by code unit: the same usage has the same bytes at every reading.
function inOrder(one: UsageGroup, other: UsageGroup): number {
  const [a, b] = [JSON.stringify(Object.values(one.by)), JSON.stringify(Object.values(other.by))];
  return a < b ? -1 : a > b ? 1 : 0;
}
