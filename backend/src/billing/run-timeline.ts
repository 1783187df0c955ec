import { compareInstants } from "@atlas/rules";
import { publicId } from "../platform/index.js";
import type { Invoice } from "../invoicing/index.js";
import type { PaymentAttempt } from "../payments/index.js";
import type { BillingRun } from "./billing-run.js";
import type { RunIssue, RunStep } from "./billing-run.repository.js";
import type { InvoiceMail, OpenCollection } from "./run-aftermath.repository.js";
import type { TimelineItem } from "./run-timeline.schemas.js";

/** All that a run and its invoice went through, as the rows tell it. */
export type RunStory = {
  run: BillingRun;
  steps: RunStep[];
  issues: RunIssue[];
  invoice: Invoice | null;
  attempts: PaymentAttempt[];
  collection: OpenCollection | null;
  mails: InvoiceMail[];
};

const nothing: Omit<TimelineItem, "step" | "state"> = {
  at: null,
  finishedAt: null,
  startedAtReal: null,
  durationMs: null,
  outcome: null,
  reason: null,
  attempts: null,
  attemptId: null,
  mailId: null,
};

/** The cycle timeline: the run's own steps in their order, then what followed on its invoice by business time. */
export function runTimeline(story: RunStory): TimelineItem[] {
  const later = [...retriesOf(story), ...story.mails.map(mailItem), ...endOf(story)];
  // What has no time yet is still to come.
  later.sort((a, b) =>
    a.at && b.at ? compareInstants(a.at, b.at) : Number(a.at === null) - Number(b.at === null),
  );
  return [...ownSteps(story), ...later];
}

function ownSteps(story: RunStory): TimelineItem[] {
  const { invoice, attempts } = story;
  const first = attempts.find(({ trigger }) => trigger === "billing_run");
  const items = [
    engineStep(story, "close", story.run.dueAt),
    engineStep(story, "rate", story.run.dueAt),
    ...draftAndApproval(story),
    engineStep(story, "finalize", invoice?.finalizedAt ?? null),
    first
      ? { ...attemptItem(first, "charge"), ...realTimes(story, "charge") }
      : engineStep(story, "charge", invoice?.finalizedAt ?? null),
  ].filter((item) => item !== null);
  const next = nextStep(story, items);
  return next ? [...items, next] : items;
}

/** Where the run stands: blocked, under way, or waiting for its time. */
function nextStep({ run, issues }: RunStory, items: TimelineItem[]): TimelineItem | null {
  const order = ["close", "rate", "finalize", "charge"] as const;
  const step = order.find((name) => !items.some((item) => item.step === name));
  if (!step) return null;
  switch (run.status) {
    case "blocked": {
      const issue = issues.findLast(({ resolvedAt }) => resolvedAt === null);
      const reason = issue?.message ?? null;
      return { ...nothing, step, state: "blocked", at: run.dueAt, outcome: run.outcome, reason };
    }
    case "running":
      return { ...nothing, step, state: "running", at: run.dueAt };
    case "scheduled":
      return { ...nothing, step, state: "waiting", at: run.dueAt };
    case "awaiting_approval":
    case "completed":
    case "cancelled":
      return null;
  }
}

function realTimes({ steps }: RunStory, name: RunStep["step"]) {
  const step = steps.find((one) => one.step === name);
  if (!step) return {};
  return {
    startedAtReal: step.startedAt,
    durationMs: Date.parse(step.finishedAt) - Date.parse(step.startedAt),
  };
}

function engineStep(story: RunStory, name: RunStep["step"], at: string | null): TimelineItem | null {
  const step = story.steps.find((one) => one.step === name);
  if (!step) return null;
  const { outcome } = step;
  return { ...nothing, ...realTimes(story, name), step: name, state: "done", at, finishedAt: at, outcome };
}

function draftAndApproval({ run, invoice }: RunStory): TimelineItem[] {
  if (!invoice) return [];
  const { createdAt, approvedAt, voidedAt, needsApproval } = invoice;
  const draft: TimelineItem = {
    ...nothing,
    step: "draft",
    state: "done",
    at: createdAt,
    finishedAt: createdAt,
  };
  if (!needsApproval) return [draft];
  const isWaiting = approvedAt === null && run.status === "awaiting_approval";
  const approval: TimelineItem = {
    ...nothing,
    step: "approval",
    state: isWaiting ? "waiting" : "done",
    at: createdAt,
    finishedAt: approvedAt ?? voidedAt,
    outcome: approvedAt ? "approved" : isWaiting ? null : "discarded",
    reason: isWaiting ? "A person has to approve the draft." : null,
  };
  return [draft, approval];
}

function retriesOf({ attempts, collection }: RunStory): TimelineItem[] {
  const items = attempts
    .filter(({ trigger }) => trigger !== "billing_run")
    .map((attempt) =>
      attemptItem(attempt, attempt.kind === "card" && attempt.number > 1 ? "retry" : "charge"),
    );
  if (!collection || collection.status === "finished") return items;
  const reason = collection.status === "paused" ? "The collection is paused." : null;
  return [
    ...items,
    { ...nothing, step: "retry", state: "waiting", at: collection.nextAt, outcome: collection.step, reason },
  ];
}

function attemptItem(attempt: PaymentAttempt, step: "charge" | "retry"): TimelineItem {
  return {
    ...nothing,
    step,
    state: stateOf(attempt),
    at: attempt.createdAt,
    finishedAt: attempt.settledAt,
    outcome: attempt.status,
    reason:
      attempt.declineMessage ??
      (attempt.status === "requires_action" ? "The customer confirms at their bank." : null),
    attempts: attempt.number,
    attemptId: publicId("pay", attempt.id),
  };
}

function stateOf({ status }: PaymentAttempt): TimelineItem["state"] {
  switch (status) {
    case "succeeded":
      return "done";
    case "declined":
      return "failed";
    case "requires_action":
      return "waiting";
    case "created":
    case "processing":
    case "unknown":
      return "running";
  }
}

const MAIL_STATES = { queued: "running", sending: "running", sent: "done", failed: "failed" } as const;

const mailItem = (mail: InvoiceMail): TimelineItem => ({
  ...nothing,
  step: "mail",
  state: MAIL_STATES[mail.status],
  at: mail.createdAt,
  finishedAt: mail.status === "sent" ? mail.createdAt : null,
  outcome: mail.template,
  reason: mail.status === "failed" ? mail.lastError : null,
  attempts: mail.attempts,
  mailId: publicId("mail", mail.id),
});

function endOf({ invoice }: RunStory): TimelineItem[] {
  if (!invoice?.uncollectibleAt) return [];
  const at = invoice.uncollectibleAt;
  return [{ ...nothing, step: "give_up", state: "failed", at, finishedAt: at, outcome: "uncollectible" }];
}
