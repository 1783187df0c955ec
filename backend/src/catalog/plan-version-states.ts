import { affectedRows, defineStates, platformErrors, type Tx } from "../platform/index.js";
import type { PlanVersion, PlanVersionStatus } from "./plan.js";

/** A draft is written until it is published; then it is sold and never changes. */
const states = defineStates<PlanVersionStatus>("plan version", { draft: ["published"], published: [] });

/** The only writer of a plan version's status. Throws `state.not_allowed`, and `request.stale_version` after another writer. */
export async function transition(tx: Tx, version: PlanVersion, to: PlanVersionStatus): Promise<void> {
  states.assert(version.status, to);
  const updated = await affectedRows(
    tx,
    `UPDATE plan_version SET status = $4, published_at = CASE WHEN $4 = 'published' THEN clock_timestamp() END, version = version + 1
     WHERE environment_id = $1 AND id = $2 AND version = $3`,
    [version.environmentId, version.id, version.version, to],
  );
  if (updated === 0) throw platformErrors("request.stale_version");
}
