import { proxyActivities } from "@temporalio/workflow";
import type { DispatchActivities } from "./contracts/billing.activities.js";
import { housekeeping } from "./retry-profiles.js";

const { reconcile } = proxyActivities<DispatchActivities>(housekeeping);

/** Started every 15 minutes by a schedule: restarts what has no open workflow. */
export async function reconcileBilling(): Promise<number> {
  return reconcile();
}
