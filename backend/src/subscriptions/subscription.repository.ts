import { canonicalInstant, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { Subscription, SubscriptionPlan, SubscriptionStatus } from "./subscription.js";

export type NewSubscription = Pick<
  Subscription,
  "environmentId" | "id" | "customerId" | "externalId" | "status" | "startAt" | "timeZone" | "metadata"
>;

export type SubscriptionFilter = {
  customerId: string | null;
  planId: string | null;
  /** The version that holds at an instant. */
  on: { planVersionId: string; at: Instant } | null;
  status: SubscriptionStatus | null;
  after: string | null;
  limit: number;
};

const COLUMNS = `environment_id, id, customer_id, external_id, status, start_at, ends_at, time_zone, last_boundary, metadata, version,
  created_at, (
    SELECT jsonb_agg(jsonb_build_object('fromAt', p.from_at, 'planId', p.plan_id, 'planVersionId', p.plan_version_id,
      'interval', p.interval, 'anchor', p.anchor, 'anchorAt', p.anchor_at) ORDER BY p.from_at)
    FROM subscription_plan p
    WHERE p.environment_id = subscription.environment_id AND p.subscription_id = subscription.id) AS plans`;

/** The SQL of subscriptions; their status is written in `subscription-states.ts` alone after the insert. */
@Injectable()
export class SubscriptionRepository {
  /** Writes it with its first plan. Violates `subscription_start` or `subscription_external_id` where another one stands. */
  async insert(tx: Tx, subscription: NewSubscription, plan: SubscriptionPlan): Promise<void> {
    await tx.query(
      `WITH created AS (
         INSERT INTO subscription (environment_id, id, customer_id, plan_id, external_id, status, start_at, time_zone, metadata)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))
       INSERT INTO subscription_plan (environment_id, subscription_id, from_at, plan_id, plan_version_id, interval, anchor, anchor_at)
       VALUES ($1, $2, $10, $4, $11, $12, $13, $14)`,
      [
        subscription.environmentId,
        subscription.id,
        subscription.customerId,
        plan.planId,
        subscription.externalId,
        subscription.status,
        subscription.startAt,
        subscription.timeZone,
        JSON.stringify(subscription.metadata),
        plan.fromAt,
        plan.planVersionId,
        plan.interval,
        plan.anchor,
        plan.anchorAt,
      ],
    );
  }

  /** False when the version is no longer the standing one. */
  async describe(
    tx: Tx,
    row: Subscription,
    externalId: string | null,
    metadata: Record<string, string>,
  ): Promise<boolean> {
    const updated = await affectedRows(
      tx,
      `UPDATE subscription SET external_id = $4, metadata = $5, version = version + 1
       WHERE environment_id = $1 AND id = $2 AND version = $3`,
      [row.environmentId, row.id, row.version, externalId, JSON.stringify(metadata)],
    );
    return updated === 1;
  }

  /** Sets or takes back the end of one that goes on; the caller holds the customer's lock. */
  async setEnd(tx: Tx, environmentId: string, id: string, endsAt: Instant | null): Promise<void> {
    await tx.query(
      "UPDATE subscription SET ends_at = $3, version = version + 1 WHERE environment_id = $1 AND id = $2",
      [environmentId, id, endsAt],
    );
  }

  /** Moves one that has not begun to another plan; violates `subscription_start` where another one stands. */
  async setFirstPlan(tx: Tx, environmentId: string, id: string, planId: string): Promise<void> {
    await tx.query("UPDATE subscription SET plan_id = $3 WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
      planId,
    ]);
  }

  async touch(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query("UPDATE subscription SET version = version + 1 WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
    ]);
  }

  /** Records that a run applied the boundary; false when it, or a later one, was applied before. */
  async advanceBoundary(tx: Tx, environmentId: string, id: string, boundary: Instant): Promise<boolean> {
    const updated = await affectedRows(
      tx,
      `UPDATE subscription SET last_boundary = $3
       WHERE environment_id = $1 AND id = $2 AND (last_boundary IS NULL OR last_boundary < $3)`,
      [environmentId, id, boundary],
    );
    return updated === 1;
  }

  async byId(tx: Tx, environmentId: string, id: string): Promise<Subscription | null> {
    return firstRow<Subscription>(
      tx,
      `SELECT ${COLUMNS} FROM subscription WHERE environment_id = $1 AND id = $2`,
      [environmentId, id],
    ).then((row) => row && canonical(row));
  }

  async byExternalId(tx: Tx, environmentId: string, externalId: string): Promise<Subscription | null> {
    return firstRow<Subscription>(
      tx,
      `SELECT ${COLUMNS} FROM subscription WHERE environment_id = $1 AND external_id = $2`,
      [environmentId, externalId],
    ).then((row) => row && canonical(row));
  }

  /** Earliest start first. */
  async ofCustomers(tx: Tx, environmentId: string, customerIds: readonly string[]): Promise<Subscription[]> {
    const found = await rows<Subscription>(
      tx,
      `SELECT ${COLUMNS} FROM subscription WHERE environment_id = $1 AND customer_id = ANY($2::uuid[]) ORDER BY start_at, id`,
      [environmentId, customerIds],
    );
    return found.map(canonical);
  }

  async list(tx: Tx, environmentId: string, filter: SubscriptionFilter): Promise<Subscription[]> {
    const found = await rows<Subscription>(
      tx,
      `SELECT ${COLUMNS} FROM subscription
       WHERE environment_id = $1
         AND ($2::uuid IS NULL OR id < $2)
         AND ($3::uuid IS NULL OR customer_id = $3)
         AND ($4::uuid IS NULL OR EXISTS (
           SELECT 1 FROM subscription_plan p
           WHERE p.environment_id = subscription.environment_id AND p.subscription_id = subscription.id AND p.plan_id = $4))
         AND ($5::text IS NULL OR status = $5)
         AND ($7::uuid IS NULL OR $7 = (
           SELECT p.plan_version_id FROM subscription_plan p
           WHERE p.environment_id = subscription.environment_id AND p.subscription_id = subscription.id
             AND p.from_at <= greatest($8::timestamptz, subscription.start_at)
           ORDER BY p.from_at DESC LIMIT 1))
       ORDER BY id DESC LIMIT $6`,
      [
        environmentId,
        filter.after,
        filter.customerId,
        filter.planId,
        filter.status,
        filter.limit + 1,
        filter.on?.planVersionId ?? null,
        filter.on?.at ?? null,
      ],
    );
    return found.map(canonical);
  }
}

// Instants are compared as text where they can be: one writing each.
const canonical = (row: Subscription): Subscription => ({
  ...row,
  startAt: canonicalInstant(row.startAt),
  endsAt: row.endsAt === null ? null : canonicalInstant(row.endsAt),
  lastBoundary: row.lastBoundary === null ? null : canonicalInstant(row.lastBoundary),
  plans: row.plans.map((plan) => ({
    ...plan,
    fromAt: canonicalInstant(plan.fromAt),
    anchorAt: canonicalInstant(plan.anchorAt),
  })),
});
