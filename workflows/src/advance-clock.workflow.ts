import { proxyActivities } from "@temporalio/workflow";
import type { ClockActivities, ClockAdvanceRef } from "./contracts/billing.activities.js";
import { timeMachine } from "./retry-profiles.js";

const activities = proxyActivities<ClockActivities>(timeMachine);

/** The time machine of a test environment. */
export async function advanceClock(advance: ClockAdvanceRef): Promise<void> {
  await activities.advanceClock(advance);
}
