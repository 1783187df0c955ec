import type { BillingInterval, BillingPeriod, Instant } from "@atlas/rules";
import type { PeriodAnchor } from "../catalog/index.js";

export type SubscriptionStatus = "future" | "active" | "ended" | "cancelled";

/** Which plan version a subscription is on from an instant, a boundary of its own, until the next entry's. */
export type SubscriptionPlan = {
  fromAt: Instant;
  planId: string;
  planVersionId: string;
  interval: BillingInterval;
  anchor: PeriodAnchor;
  /** Whose day anniversary periods begin on. */
  anchorAt: Instant;
};

/** A subscription with its whole history of plan versions; ids are uuids. */
export type Subscription = {
  environmentId: string;
  id: string;
  customerId: string;
  externalId: string | null;
  status: SubscriptionStatus;
  startAt: Instant;
  /** Where it ends or ended; null while it goes on. */
  endsAt: Instant | null;
  /** The customer's when it was created: later changes of the customer's move no boundary. */
  timeZone: string;
  /** The last boundary that a billing run has applied; nothing before it can be changed any more. */
  lastBoundary: Instant | null;
  metadata: Record<string, string>;
  version: number;
  createdAt: Instant;
  /** Oldest first, never empty; an entry later than now is a change to come. */
  plans: SubscriptionPlan[];
};

/** The revision of a boundary's first run. */
export const FIRST_REVISION = 1;

/**
 * One billing run: at `boundary` the period `closes` ends and the period `opens` begins. The opening run closes nothing,
 * the last one opens nothing. `revision` rises only after a void.
 */
export type BillingRunRef = {
  environmentId: string;
  runId: string;
  subscriptionId: string;
  customerId: string;
  boundary: Instant;
  revision: number;
  closes: BillingPeriod | null;
  closesPlanVersionId: string | null;
  opens: BillingPeriod | null;
  opensPlanVersionId: string | null;
};
