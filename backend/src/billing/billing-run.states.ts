import { defineStates, firstRow, platformErrors, type Tx } from "../platform/index.js";

export type BillingRunStatus =
  "scheduled" | "running" | "awaiting_approval" | "blocked" | "completed" | "cancelled";

export const billingRunStates = defineStates<BillingRunStatus>("billing run", {
  // Its first step may fail for good before it commits anything: then it is blocked from where it stands.
  scheduled: ["running", "blocked", "cancelled"],
  running: ["awaiting_approval", "blocked", "completed"],
  awaiting_approval: ["running", "completed", "blocked"],
  blocked: ["scheduled", "cancelled"],
  completed: [],
  cancelled: [],
});

/** Nothing more is to be done for the run. */
export const isOver = (status: BillingRunStatus): boolean => status === "completed" || status === "cancelled";

/** The only writer of a run's status. A move to the state it is in already does nothing. */
export async function transition(
  tx: Tx,
  environmentId: string,
  runId: string,
  to: BillingRunStatus,
  outcome: string | null = null,
): Promise<void> {
  const from = billingRunStates.states.filter((state) => billingRunStates.can(state, to));
  const moved = await firstRow(
    tx,
    `UPDATE billing_run SET status = $3, outcome = coalesce($4, outcome), claimed_until = NULL,
       started_at = CASE WHEN $3 = 'running' THEN coalesce(started_at, clock_timestamp()) ELSE started_at END,
       finished_at = CASE WHEN $3 IN ('completed', 'cancelled') THEN clock_timestamp() END
     WHERE environment_id = $1 AND id = $2 AND status = ANY($5) RETURNING id`,
    [environmentId, runId, to, outcome, from],
  );
  if (moved) return;
  const run = await firstRow<{ status: BillingRunStatus }>(
    tx,
    "SELECT status FROM billing_run WHERE environment_id = $1 AND id = $2",
    [environmentId, runId],
  );
  if (!run) throw platformErrors("request.not_found", { detail: "No such billing run." });
  if (run.status !== to) billingRunStates.assert(run.status, to);
}
