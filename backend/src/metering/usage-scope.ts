import type { Instant } from "@atlas/rules";
import type { Meter } from "../catalog/index.js";
import type { Interval } from "./attribution/claims.js";
import { instantText } from "./intake/event-time.js";
import type { SqlParameters } from "./sql-parameters.js";
import { seenBy } from "./watermark.repository.js";
import type { Watermark } from "./watermark.js";

/** Which events a reading is about: one customer's, or those of all, within `[start, end)`. */
export type UsageScope = {
  environmentId: string;
  /** Null: all customers of the environment. */
  customerId: string | null;
  start: Instant;
  end: Instant;
  /** Null: everything that is committed. */
  upTo: Watermark | null;
};

/** Whose usage: a subscription's own events, and in its own intervals those that name none. Null: all of the customer's. */
export type Ownership = { subscriptionId: string; intervals: Interval[] } | null;

/** One meter of a reading. */
export type MeterScope = { meter: Meter; ownership: Ownership };

/**
 * The one definition of which events count: seen by the watermark, neither amended nor void nor reverted by then, and owned.
 * `e` is the usage_event.
 */
export function countingEvents(scope: UsageScope, ownership: Ownership, parameters: SqlParameters): string {
  const seen = (alias: string, prefix = ""): string => {
    const stamp = { xid: `${alias}.${prefix}xid`, generation: `${alias}.${prefix}generation` };
    return scope.upTo === null ? "" : ` AND ${seenBy(stamp, scope.upTo, parameters)}`;
  };
  const conditions = [
    `e.environment_id = ${parameters.add(scope.environmentId, "uuid")}`,
    ofCustomers(scope, parameters),
    `e.time >= ${parameters.add(scope.start, "timestamptz")}`,
    `e.time < ${parameters.add(scope.end, "timestamptz")}${seen("e")}`,
    `NOT EXISTS (SELECT 1 FROM usage_revision r WHERE r.environment_id = e.environment_id
       AND r.customer_id = e.customer_id AND r.superseded_id = e.id${seen("r")})`,
    `NOT EXISTS (SELECT 1 FROM backfill b WHERE b.environment_id = e.environment_id
       AND b.id = e.backfill_id AND b.status = 'reverted'${seen("b", "reverted_")})`,
  ];
  if (ownership) conditions.push(owned(ownership, parameters));
  return conditions.join("\n  AND ");
}

function ofCustomers({ environmentId, customerId }: UsageScope, parameters: SqlParameters): string {
  if (customerId !== null) return `e.customer_id = ${parameters.add(customerId, "uuid")}`;
  // Events are found by customer and time: naming all who have usage keeps that index of use.
  return `e.customer_id IN (SELECT a.customer_id FROM usage_account a WHERE a.environment_id = ${parameters.add(environmentId, "uuid")})`;
}

function owned({ subscriptionId, intervals }: NonNullable<Ownership>, parameters: SqlParameters): string {
  const named = `e.subscription_id = ${parameters.add(subscriptionId, "uuid")}`;
  if (intervals.length === 0) return named;
  const within = intervals.map(({ from, to }) => {
    const since = `e.time >= ${parameters.add(instantText(from), "timestamptz")}`;
    return to === null ? since : `(${since} AND e.time < ${parameters.add(instantText(to), "timestamptz")})`;
  });
  return `(${named} OR (e.subscription_id IS NULL AND (${within.join(" OR ")})))`;
}
