import { Injectable } from "@nestjs/common";
import { MeterReader, type Meter } from "../catalog/index.js";
import { CustomerReader } from "../customers/index.js";
import {
  Clock,
  Database,
  parsePublicId,
  platformErrors,
  publicId,
  publicIdOrNull,
  type Caller,
  type Tx,
} from "../platform/index.js";
import { SubscriptionReader } from "../subscriptions/index.js";
import { Completeness } from "./completeness.js";
import { meteringErrors } from "./metering.errors.js";
import { monthStart, nextMonthStart, windowBoundaries } from "./usage-windows.js";
import { groupOf, UsageReader, type UsageOwner } from "./usage-reader.js";
import type { UsageQuery, UsageResponse } from "./usage.schemas.js";
import type { UsageRow } from "./usage.repository.js";

/**
 * What a customer, or all of them together, used of one meter, by windows and groups; includes everything accepted so far. Over
 * all customers the meter aggregates their events as if they were one's: a value that two of them sent is one `unique` value.
 */
@Injectable()
export class QueryUsage {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly subscriptions: SubscriptionReader,
    private readonly meters: MeterReader,
    private readonly clock: Clock,
    private readonly completeness: Completeness,
    private readonly reader: UsageReader,
  ) {}

  /** Throws `customer.not_found`, `usage.meter_not_found`, `usage.range_invalid`. */
  async execute({ environmentId }: Caller, query: UsageQuery): Promise<UsageResponse> {
    const tx = this.database.reader;
    const owner = await this.owner(tx, environmentId, query);
    const meter = await this.meter(tx, environmentId, query.meter);
    const timeZone = query.timeZone ?? owner.timeZone;
    const start = query.start ?? monthStart(await this.clock.now(environmentId, tx), timeZone);
    const end = query.end ?? nextMonthStart(start, timeZone);
    const boundaries = windowBoundaries(start, end, query.window, timeZone);
    const names = groupNames(meter, query.groupBy);
    const completeUpTo = await this.completeness.before(tx, environmentId);
    const rows = await this.reader.rows(
      tx,
      environmentId,
      {
        ...owner.of,
        meters: [meter],
        start,
        end,
        upTo: null,
      },
      [{ boundaries, groupPositions: names.map((name) => meter.groupBy.indexOf(name)) }],
    );
    const amounts = (window: number | null) => amountsOf(rows, window, names);
    return {
      customer: publicIdOrNull("cus", owner.of.customerId),
      subscription: publicIdOrNull("sub", owner.of.subscriptionId),
      meter: {
        id: publicId("mtr", meter.id),
        key: meter.key,
        name: meter.name,
        aggregation: meter.aggregation,
        unit: meter.unit,
      },
      start,
      end,
      timeZone,
      completeUpTo,
      total: amounts(null),
      data: boundaries.slice(0, -1).map((from, index) => ({
        start: from,
        end: boundaries[index + 1]!,
        ...amounts(boundaries.length === 2 ? null : index),
      })),
    };
  }

  /** Whose usage is asked for, and whose days these are; a subscription alone names its customer. */
  private async owner(
    tx: Tx,
    environmentId: string,
    query: UsageQuery,
  ): Promise<{ of: UsageOwner; timeZone: string }> {
    const subscription =
      query.subscription === undefined
        ? null
        : await this.subscriptions.resolve(tx, environmentId, query.subscription);
    const reference = query.customer ?? (subscription && publicId("cus", subscription.customerId));
    if (!reference) return { of: { customerId: null, subscriptionId: null }, timeZone: "UTC" };
    const { id: customerId, timeZone } = await this.customers.resolve(tx, environmentId, reference);
    return { of: { customerId, subscriptionId: subscription?.id ?? null }, timeZone };
  }

  private async meter(tx: Tx, environmentId: string, reference: string): Promise<Meter> {
    const id = parsePublicId("mtr", reference);
    const meter =
      id === null
        ? (await this.meters.getByKeys(tx, environmentId, [reference]))[0]
        : (await this.meters.list(tx, environmentId)).find((each) => each.id === id);
    if (!meter)
      throw meteringErrors("usage.meter_not_found", {
        detail: `No meter "${reference}" in this environment.`,
      });
    return meter;
  }
}

function groupNames(meter: Meter, groupBy: string | undefined): string[] {
  const names = (groupBy ?? "").split(",").filter((name) => name !== "");
  const unknown = names.filter((name) => !meter.groupBy.includes(name));
  if (unknown.length === 0) return names;
  const known = meter.groupBy.length > 0 ? `split by ${meter.groupBy.join(", ")}` : "not split at all";
  throw platformErrors("request.invalid", {
    errors: unknown.map((name) => ({
      field: "query.groupBy",
      code: "unknown_group",
      message: `The meter is ${known}, not by "${name}".`,
    })),
  });
}

function amountsOf(rows: readonly UsageRow[], window: number | null, names: readonly string[]) {
  const own = rows.filter((row) => row.window === window);
  const total = own.find((row) => row.groups === null);
  const amounts = { quantity: total?.quantity ?? "0", events: total?.events ?? 0 };
  if (names.length === 0) return amounts;
  const groups = own.filter((row) => row.groups !== null).map((row) => groupOf(names, row));
  return {
    ...amounts,
    groups: groups.sort((a, b) => (JSON.stringify(a.by) < JSON.stringify(b.by) ? -1 : 1)),
  };
}
