import type { BillingPeriod, Instant } from "@atlas/rules";
import type { BillingRunRef } from "../subscriptions/index.js";
import type { BillingRunStatus } from "./billing-run.states.js";

/** A row of `billing_run`. */
export type BillingRun = {
  environmentId: string;
  id: string;
  subscriptionId: string;
  customerId: string;
  boundary: Instant;
  revision: number;
  dueAt: Instant;
  status: BillingRunStatus;
  closes: BillingPeriod | null;
  closesPlanVersionId: string | null;
  opens: BillingPeriod | null;
  opensPlanVersionId: string | null;
  invoiceId: string | null;
  outcome: string | null;
  createdAt: Instant;
  startedAt: Instant | null;
  finishedAt: Instant | null;
};

/** What rating and invoicing know of a run. */
export function toRunRef(run: BillingRun): BillingRunRef {
  return {
    environmentId: run.environmentId,
    runId: run.id,
    subscriptionId: run.subscriptionId,
    customerId: run.customerId,
    boundary: run.boundary,
    revision: run.revision,
    closes: run.closes,
    closesPlanVersionId: run.closesPlanVersionId,
    opens: run.opens,
    opensPlanVersionId: run.opensPlanVersionId,
  };
}
