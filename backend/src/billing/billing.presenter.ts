import type { BillingPeriod } from "@atlas/rules";
import { workflowId } from "@atlas/workflows/contracts";
import { publicId, publicIdOrNull } from "../platform/index.js";
import type { BillingRun } from "./billing-run.js";
import type { RunIssue, RunStep } from "./billing-run.repository.js";
import type { AdvanceProgress, ClockAdvance } from "./clock-advance.repository.js";

const presentPeriod = (period: BillingPeriod | null) =>
  period && { start: period.start, end: period.end, part: period.part, whole: period.whole };

/** A run; `workflows` is the address of Temporal's UI and the namespace, or null. */
export const presentRun = (run: BillingRun, workflows: string | null) => ({
  id: publicId("run", run.id),
  subscriptionId: publicId("sub", run.subscriptionId),
  customerId: publicId("cus", run.customerId),
  boundary: run.boundary,
  revision: run.revision,
  dueAt: run.dueAt,
  status: run.status,
  outcome: run.outcome,
  closes: presentPeriod(run.closes),
  opens: presentPeriod(run.opens),
  invoiceId: publicIdOrNull("inv", run.invoiceId),
  workflowId: workflowId.billingCycle(run),
  workflowUrl: workflows && `${workflows}/${encodeURIComponent(workflowId.billingCycle(run))}`,
  createdAt: run.createdAt,
  startedAt: run.startedAt,
  finishedAt: run.finishedAt,
});

export const presentRunDetail = (
  run: BillingRun,
  workflows: string | null,
  steps: RunStep[],
  issues: RunIssue[],
) => ({
  ...presentRun(run, workflows),
  steps,
  issues: issues.map((issue) => ({ ...issue, id: publicId("iss", issue.id) })),
});

export const presentAdvance = (advance: ClockAdvance, progress: AdvanceProgress) => ({
  id: publicId("clk", advance.id),
  from: advance.fromInstant,
  target: advance.target,
  reached: advance.reached,
  status: advance.status,
  error: advance.error,
  progress,
  createdAt: advance.createdAt,
  finishedAt: advance.finishedAt,
});
