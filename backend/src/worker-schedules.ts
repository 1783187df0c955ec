import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from "@temporalio/client";
import type { WorkflowArguments } from "@atlas/workflows/contracts";

type ScheduledWorkflow = { scheduleId: string; workflowType: keyof WorkflowArguments; every: string };

const schedules: ScheduledWorkflow[] = [
  { scheduleId: "dispatch-billing-runs", workflowType: "dispatchBillingRuns", every: "1 minute" },
  { scheduleId: "reconcile-billing", workflowType: "reconcileBilling", every: "15 minutes" },
];

/** Makes the schedules that Atlas runs by, unless an earlier worker did. */
export async function ensureSchedules(client: Client, taskQueue: string): Promise<void> {
  for (const { scheduleId, workflowType, every } of schedules) {
    try {
      await client.schedule.create({
        scheduleId: `${taskQueue}/${scheduleId}`,
        spec: { intervals: [{ every: every as "1 minute" }] },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: "1 minute" },
        action: { type: "startWorkflow", workflowType, taskQueue, args: [] },
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  }
}
