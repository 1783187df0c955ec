import type { Instant } from "@atlas/rules";
import { affectedRows, defineStates, platformErrors, type Tx } from "../platform/index.js";

export type QuarantineStatus = "waiting" | "replayed" | "discarded";

export const quarantineStates = defineStates<QuarantineStatus>("quarantined event", {
  waiting: ["replayed", "discarded"],
  replayed: [],
  discarded: [],
});

/** The only writer of the status. Throws `state.not_allowed`. */
export async function transition(
  tx: Tx,
  event: { environmentId: string; id: string; status: QuarantineStatus },
  to: QuarantineStatus,
  settledAt: Instant,
  reason: string | null,
): Promise<void> {
  quarantineStates.assert(event.status, to);
  const updated = await affectedRows(
    tx,
    "UPDATE quarantined_event SET status = $4, settled_at = $5, reason = $6 WHERE environment_id = $1 AND id = $2 AND status = $3",
    [event.environmentId, event.id, event.status, to, settledAt, reason],
  );
  if (updated === 0) throw platformErrors("request.stale_version");
}
