import type { Instant } from "@atlas/rules";
import { affectedRows, defineStates, platformErrors, type Tx } from "../platform/index.js";
import type { WrittenBy } from "./ingest-session.repository.js";

export type BackfillStatus = "open" | "closed" | "reverted";

export const backfillStates = defineStates<BackfillStatus>("backfill", {
  open: ["closed", "reverted"],
  closed: ["reverted"],
  reverted: [],
});

/** The only writer of the status. From the reverting transaction on, none of its events count. Throws `state.not_allowed`. */
export async function transition(
  tx: Tx,
  backfill: { environmentId: string; id: string; status: BackfillStatus },
  to: "closed" | "reverted",
  at: Instant,
  { xid, generation }: WrittenBy,
): Promise<void> {
  backfillStates.assert(backfill.status, to);
  const columns =
    to === "closed" ? "closed_at = $5" : "reverted_at = $5, reverted_xid = $6, reverted_generation = $7";
  const stamp = to === "closed" ? [] : [xid, generation];
  const updated = await affectedRows(
    tx,
    `UPDATE backfill SET status = $4, ${columns} WHERE environment_id = $1 AND id = $2 AND status = $3`,
    [backfill.environmentId, backfill.id, backfill.status, to, at, ...stamp],
  );
  if (updated === 0) throw platformErrors("request.stale_version");
}
