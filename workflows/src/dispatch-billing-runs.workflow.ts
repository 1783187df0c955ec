import { proxyActivities } from "@temporalio/workflow";
import type { DispatchActivities } from "./contracts/billing.activities.js";
import { housekeeping } from "./retry-profiles.js";

const { dispatchDueRuns } = proxyActivities<DispatchActivities>(housekeeping);

/** Started each minute by a schedule: starts the cycles that are due. */
export async function dispatchBillingRuns(): Promise<number> {
  return dispatchDueRuns();
}
