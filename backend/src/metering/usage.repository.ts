import { canonicalDecimal, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { rows, type Tx } from "../platform/index.js";
import { SqlParameters } from "./sql-parameters.js";
import { countingEvents, type MeterScope, type UsageScope } from "./usage-scope.js";

/** One row of an aggregation. */
export type UsageRow = {
  /** Position of the meter in the question. */
  meter: number;
  /** Position of the window; null: all of them together. */
  window: number | null;
  /** The groups' values; null: all groups together. */
  groups: (string | null)[] | null;
  quantity: string;
  events: number;
};

/** How a question is split: into windows between these instants, and by these of a meter's groups (their positions). */
export type UsageSplit = { boundaries: readonly Instant[]; groupPositions: readonly number[] };

/** A counted event with what it was sent as, for evaluating it anew. */
export type CountedEvent = {
  id: string;
  customerId: string;
  eventId: string;
  type: string;
  time: Instant;
  propertiesText: string;
  measures: Record<string, { v?: string; g?: (string | null)[] }>;
};

const PAGE = 2_000;

/** The SQL that reads usage, all of it through `countingEvents`. */
@Injectable()
export class UsageRepository {
  /** Aggregates what ingest measured: one statement for all meters, exact in `numeric`. */
  async aggregate(
    tx: Tx,
    scope: UsageScope,
    meters: readonly MeterScope[],
    splits: readonly UsageSplit[],
  ): Promise<UsageRow[]> {
    if (meters.length === 0) return [];
    const parameters = new SqlParameters();
    const arms = meters.map((meter, index) => arm(scope, meter, splits[index]!, index, parameters));
    const found = await rows<{
      meter: number;
      window: number | null;
      groups: (string | null)[] | null;
      quantity: string | null;
      events: string;
    }>(tx, arms.join("\nUNION ALL\n"), parameters.values);
    return found.map((row) => ({
      ...row,
      quantity: row.quantity === null ? "0" : canonicalDecimal(row.quantity),
      events: Number.parseInt(row.events, 10),
    }));
  }

  /** The events that count, of these types, of each customer in order of time: a page after the last one seen. */
  async events(
    tx: Tx,
    scope: UsageScope,
    meter: MeterScope,
    after: CountedEvent | null,
  ): Promise<CountedEvent[]> {
    const parameters = new SqlParameters();
    const counting = countingEvents(scope, meter.ownership, parameters);
    const type = parameters.add(meter.meter.eventType);
    // Of all customers' by the index of customer and time, so that no page sorts anew what follows it.
    const order = scope.customerId === null ? "e.customer_id, e.time, e.id" : "e.time, e.id";
    const last = (event: CountedEvent): string =>
      [
        ...(scope.customerId === null ? [parameters.add(event.customerId, "uuid")] : []),
        parameters.add(event.time, "timestamptz"),
        parameters.add(event.id, "uuid"),
      ].join(", ");
    const further = after ? `AND (${order}) > (${last(after)})` : "";
    return rows(
      tx,
      `SELECT e.id, e.customer_id, e.event_id, e.type, e.time, e.properties::text AS properties_text, e.measures
       FROM usage_event e WHERE ${counting} AND e.type = ${type} ${further} ORDER BY ${order} LIMIT ${PAGE}`,
      parameters.values,
    );
  }
}

function arm(
  scope: UsageScope,
  { meter, ownership }: MeterScope,
  split: UsageSplit,
  index: number,
  parameters: SqlParameters,
): string {
  const counting = countingEvents(scope, ownership, parameters);
  const id = parameters.add(meter.id, "text");
  const value = `e.measures -> ${id} ->> 'v'`;
  const aggregate = {
    count: "count(*)::numeric",
    sum: `sum((${value})::numeric)`,
    max: `max((${value})::numeric)`,
    unique: `count(DISTINCT ${value})::numeric`,
  }[meter.aggregation];
  const hasWindows = split.boundaries.length > 2;
  const hasGroups = split.groupPositions.length > 0;
  const windowOf = hasWindows
    ? `width_bucket(e.time, ${parameters.add(split.boundaries, "timestamptz[]")}) - 1`
    : "NULL::integer";
  const groupsOf = hasGroups
    ? `jsonb_build_array(${split.groupPositions.map((position) => `e.measures -> ${id} -> 'g' -> ${position}`).join(", ")})`
    : "NULL::jsonb";
  const sets = [
    "()",
    ...(hasWindows ? ["(w)"] : []),
    ...(hasGroups ? ["(g)"] : []),
    ...(hasWindows && hasGroups ? ["(w, g)"] : []),
  ];
  return `SELECT ${index} AS meter, ${hasWindows ? "w" : "NULL::integer"} AS "window", ${hasGroups ? "g" : "NULL::jsonb"} AS groups,
  ${aggregate} AS quantity, count(*) AS events
FROM (SELECT e.measures, ${windowOf} AS w, ${groupsOf} AS g FROM usage_event e
WHERE ${counting}
  AND e.measures ? ${id}) e
GROUP BY GROUPING SETS (${sets.join(", ")})`;
}
