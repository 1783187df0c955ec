import { defineStates, firstRow, platformErrors, type Tx } from "../platform/index.js";

export type BillingRunStatus =
  "scheduled" | "running" | "awaiting_approval" | "blocked" | "completed" | "cancelled";

export const billingRunStates = defineStates<BillingRunStatus>("billing run", {
  scheduled: ["running", "cancelled"],
  running: ["awaiting_approval", "blocked", "completed"],
  awaiting_approval: ["running", "completed", "blocked"],
  blocked: ["scheduled", "cancelled"],
  completed: [],
  cancelled: [],
});

/** The only writer of a run's status. Locks the row; a move to the state it is in already does nothing. */
export async function transition(
  tx: Tx,
  environmentId: string,
  runId: string,
  to: BillingRunStatus,
  outcome: string | null = null,
): Promise<void> {
  const run = await firstRow<{ status: BillingRunStatus }>(
    tx,
    "SELECT status FROM billing_run WHERE environment_id = $1 AND id = $2 FOR UPDATE",
    [environmentId, runId],
  );
  if (!run) throw platformErrors("request.not_found", { detail: "No such billing run." });
  if (run.status === to) return;
  billingRunStates.assert(run.status, to);
  await tx.query(
    `UPDATE billing_run SET status = $3, outcome = coalesce($4, outcome), claimed_until = NULL,
       started_at = CASE WHEN $3 = 'running' THEN coalesce(started_at, clock_timestamp()) ELSE started_at END,
       finished_at = CASE WHEN $3 IN ('completed', 'cancelled') THEN clock_timestamp() END
     WHERE environment_id = $1 AND id = $2`,
    [environmentId, runId, to, outcome],
  );
}
