import type { BillingPeriod, Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { clockNow, firstRow, Locks, publicId, rows, together, type Tx } from "../platform/index.js";
import { billingErrors } from "./billing.errors.js";
import type { BillingRun } from "./billing-run.js";
import type { RunStepName } from "./billing-run-step.entity.js";

export const BILLING_RUN_WAIT = "billing_run";

const CLAIM_SECONDS = 30;

export type NewBillingRun = Pick<
  BillingRun,
  | "environmentId"
  | "id"
  | "subscriptionId"
  | "customerId"
  | "boundary"
  | "revision"
  | "dueAt"
  | "closes"
  | "closesPlanVersionId"
>;
export type RunFilter = {
  subscriptionId?: string | undefined;
  customerId?: string | undefined;
  status?: string | undefined;
};
export type RunStep = { step: RunStepName; startedAt: Instant; finishedAt: Instant; outcome: string };
export type RunIssue = {
  id: string;
  code: string;
  message: string;
  createdAt: Instant;
  resolvedAt: Instant | null;
};

@Injectable()
export class BillingRunRepository {
  /** Inserts a run unless one of the same subscription, boundary and revision stands; says whether it did. */
  async insert(tx: Tx, run: NewBillingRun): Promise<boolean> {
    const inserted = await rows(
      tx,
      `INSERT INTO billing_run (environment_id, id, subscription_id, customer_id, boundary, revision, due_at, status, closes, closes_plan_version_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'scheduled', $8, $9)
       ON CONFLICT (environment_id, subscription_id, boundary, revision) DO NOTHING RETURNING id`,
      [
        run.environmentId,
        run.id,
        run.subscriptionId,
        run.customerId,
        run.boundary,
        run.revision,
        run.dueAt,
        run.closes && JSON.stringify(run.closes),
        run.closesPlanVersionId,
      ],
    );
    return inserted.length > 0;
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<BillingRun | null> {
    return firstRow<BillingRun>(tx, "SELECT * FROM billing_run WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
    ]);
  }

  /**
   * Takes the lock of the run's customer, then reads the run: what was read before the lock may be stale by the time it is ours.
   * The server does both in this order. Throws `billing_run.not_found`.
   */
  async locked(tx: Tx, environmentId: string, id: string): Promise<BillingRun> {
    const [, run] = await together(
      Locks.customerOf(tx, environmentId, "billing_run", id),
      this.get(tx, environmentId, id),
    );
    if (!run) {
      throw billingErrors("billing_run.not_found", {
        detail: `No billing run ${publicId("run", id)} in this environment.`,
      });
    }
    return run;
  }

  async byInvoice(tx: Tx, environmentId: string, invoiceId: string): Promise<BillingRun | null> {
    return firstRow<BillingRun>(
      tx,
      "SELECT * FROM billing_run WHERE environment_id = $1 AND invoice_id = $2",
      [environmentId, invoiceId],
    );
  }

  async scheduledOf(tx: Tx, environmentId: string, subscriptionId: string): Promise<BillingRun[]> {
    return rows<BillingRun>(
      tx,
      "SELECT * FROM billing_run WHERE environment_id = $1 AND subscription_id = $2 AND status = 'scheduled' ORDER BY boundary FOR UPDATE",
      [environmentId, subscriptionId],
    );
  }

  async list(
    tx: Tx,
    environmentId: string,
    filter: RunFilter,
    limit: number,
    before: string | null,
  ): Promise<BillingRun[]> {
    return rows<BillingRun>(
      tx,
      `SELECT * FROM billing_run
       WHERE environment_id = $1 AND ($2::uuid IS NULL OR subscription_id = $2) AND ($3::uuid IS NULL OR customer_id = $3)
         AND ($4::text IS NULL OR status = $4) AND ($5::uuid IS NULL OR id < $5)
       ORDER BY id DESC LIMIT $6`,
      [
        environmentId,
        filter.subscriptionId ?? null,
        filter.customerId ?? null,
        filter.status ?? null,
        before,
        limit + 1,
      ],
    );
  }

  async setOpening(
    tx: Tx,
    run: BillingRun,
    opens: BillingPeriod | null,
    planVersionId: string | null,
  ): Promise<void> {
    await tx.query(
      "UPDATE billing_run SET opens = $3, opens_plan_version_id = $4 WHERE environment_id = $1 AND id = $2",
      [run.environmentId, run.id, opens && JSON.stringify(opens), planVersionId],
    );
  }

  async setInvoice(tx: Tx, environmentId: string, id: string, invoiceId: string): Promise<void> {
    await tx.query("UPDATE billing_run SET invoice_id = $3 WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
      invoiceId,
    ]);
  }

  /**
   * Takes due runs for a dispatcher, at most `limit`; several dispatchers never take the same one (SKIP LOCKED), and a claim
   * that led nowhere ends by itself. A run waits for the one before it: corrections need what was billed so far.
   */
  async claimDue(tx: Tx, environmentId: string | null, limit: number): Promise<BillingRun[]> {
    return rows<BillingRun>(
      tx,
      `WITH claimed AS (
         UPDATE billing_run SET claimed_until = clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})
         WHERE (environment_id, id) IN (
           SELECT run.environment_id, run.id FROM billing_run run
           JOIN environment_clock clock ON clock.environment_id = run.environment_id
           WHERE run.status = 'scheduled' AND ($1::uuid IS NULL OR run.environment_id = $1) AND run.due_at <= ${clockNow("clock")}
             AND (run.claimed_until IS NULL OR run.claimed_until < clock_timestamp())
             AND NOT EXISTS (
               SELECT 1 FROM billing_run earlier
               WHERE earlier.environment_id = run.environment_id AND earlier.subscription_id = run.subscription_id
                 AND earlier.boundary < run.boundary AND earlier.status IN ('scheduled', 'running', 'blocked'))
           ORDER BY run.due_at LIMIT $2 FOR UPDATE OF run SKIP LOCKED)
         RETURNING *),
       processing AS (
         UPDATE wait SET state = 'processing' FROM claimed
         WHERE wait.environment_id = claimed.environment_id AND wait.kind = '${BILLING_RUN_WAIT}' AND wait.subject_id = claimed.id
           AND wait.state = 'waiting')
       SELECT * FROM claimed`,
      [environmentId, limit],
    );
  }

  /** Gives a claimed run back at once, as when its workflow could not be started. */
  async unclaim(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query("UPDATE billing_run SET claimed_until = NULL WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
    ]);
    await tx.query(
      `UPDATE wait SET state = 'waiting'
       WHERE environment_id = $1 AND kind = '${BILLING_RUN_WAIT}' AND subject_id = $2 AND state = 'processing'`,
      [environmentId, id],
    );
  }

  /** Runs that have been running for a while, longest first: the reconciler looks after them. */
  async longRunning(tx: Tx, minutes: number, limit: number): Promise<BillingRun[]> {
    return rows<BillingRun>(
      tx,
      `SELECT * FROM billing_run WHERE status = 'running' AND started_at < clock_timestamp() - make_interval(mins => $1)
       ORDER BY started_at LIMIT $2`,
      [minutes, limit],
    );
  }

  /** Later scheduled runs wait behind a blocked one; `state` says whether the time machine should stay for them. */
  async settleWaitsBehind(tx: Tx, run: BillingRun, state: "blocked" | "waiting"): Promise<void> {
    await tx.query(
      `UPDATE wait SET state = $4 WHERE environment_id = $1 AND kind = '${BILLING_RUN_WAIT}' AND state <> $4 AND subject_id IN (
         SELECT id FROM billing_run WHERE environment_id = $1 AND subscription_id = $2 AND boundary > $3 AND status = 'scheduled')`,
      [run.environmentId, run.subscriptionId, run.boundary, state],
    );
  }

  async recordStep(
    tx: Tx,
    run: { environmentId: string; id: string },
    step: RunStepName,
    startedAt: Instant,
    outcome: string,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO billing_run_step (environment_id, run_id, step, started_at, finished_at, outcome) VALUES ($1, $2, $3, $4, clock_timestamp(), $5)
       ON CONFLICT (environment_id, run_id, step) DO UPDATE SET finished_at = excluded.finished_at, outcome = excluded.outcome`,
      [run.environmentId, run.id, step, startedAt, outcome],
    );
  }

  async steps(tx: Tx, environmentId: string, runId: string): Promise<RunStep[]> {
    return rows<RunStep>(
      tx,
      "SELECT step, started_at, finished_at, outcome FROM billing_run_step WHERE environment_id = $1 AND run_id = $2 ORDER BY finished_at",
      [environmentId, runId],
    );
  }

  async addIssue(
    tx: Tx,
    issue: { environmentId: string; id: string; runId: string; code: string; message: string },
  ): Promise<void> {
    await tx.query(
      "INSERT INTO billing_run_issue (environment_id, id, run_id, code, message) VALUES ($1, $2, $3, $4, $5)",
      [issue.environmentId, issue.id, issue.runId, issue.code, issue.message],
    );
  }

  async resolveIssues(tx: Tx, environmentId: string, runId: string): Promise<void> {
    await tx.query(
      "UPDATE billing_run_issue SET resolved_at = clock_timestamp() WHERE environment_id = $1 AND run_id = $2 AND resolved_at IS NULL",
      [environmentId, runId],
    );
  }

  async issues(tx: Tx, environmentId: string, runId: string): Promise<RunIssue[]> {
    return rows<RunIssue>(
      tx,
      "SELECT id, code, message, created_at, resolved_at FROM billing_run_issue WHERE environment_id = $1 AND run_id = $2 ORDER BY id",
      [environmentId, runId],
    );
  }
}
