import { proxyActivities } from "@temporalio/workflow";

const { first, second } = proxyActivities({ startToCloseTimeout: "30s" });

/** What the cycles are measured against: a workflow that does nothing, in two activities. */
export async function noop() {
  await first();
  await second();
}
