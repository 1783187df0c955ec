import type { BillingPeriod } from "@atlas/rules";
import { workflowId } from "@atlas/workflows/contracts";
import { publicId, publicIdOrNull } from "../platform/index.js";
import type { BillingRun } from "./billing-run.js";
import type { AdvanceProgress, ClockAdvance } from "./clock-advance.repository.js";
import type { OpenCollection } from "./run-aftermath.repository.js";
import { runTimeline, type RunStory } from "./run-timeline.js";

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

export const presentRunDetail = (story: RunStory, workflows: string | null) => ({
  ...presentRun(story.run, workflows),
  steps: story.steps,
  issues: story.issues.map((issue) => ({ ...issue, id: publicId("iss", issue.id) })),
  timeline: runTimeline(story),
  collection: story.collection && presentCollection(story.run, story.collection, workflows),
});

function presentCollection(
  { environmentId, invoiceId }: BillingRun,
  collection: OpenCollection,
  workflows: string | null,
) {
  const workflow = workflowId.collectPayment({ environmentId, invoiceId: invoiceId ?? "" });
  return {
    id: publicId("col", collection.id),
    status: collection.status,
    outcome: collection.outcome,
    step: collection.step,
    nextActionAt: collection.nextAt,
    workflowId: workflow,
    workflowUrl: workflows && `${workflows}/${encodeURIComponent(workflow)}`,
  };
}

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
