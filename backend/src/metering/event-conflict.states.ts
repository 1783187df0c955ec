import type { Instant } from "@atlas/rules";
import { affectedRows, defineStates, platformErrors, type Tx } from "../platform/index.js";

export type ConflictStatus = "open" | "kept_first" | "took_second";

export const conflictStates = defineStates<ConflictStatus>("conflict", {
  open: ["kept_first", "took_second"],
  kept_first: [],
  took_second: [],
});

/** The only writer of the status. Throws `state.not_allowed`. */
export async function transition(
  tx: Tx,
  conflict: { environmentId: string; id: string; status: ConflictStatus },
  to: ConflictStatus,
  settledAt: Instant,
): Promise<void> {
  conflictStates.assert(conflict.status, to);
  const updated = await affectedRows(
    tx,
    "UPDATE event_conflict SET status = $4, settled_at = $5 WHERE environment_id = $1 AND id = $2 AND status = $3",
    [conflict.environmentId, conflict.id, conflict.status, to, settledAt],
  );
  if (updated === 0) throw platformErrors("request.stale_version");
}
