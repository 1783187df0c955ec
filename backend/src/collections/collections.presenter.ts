import { publicId } from "../platform/index.js";
import type { CaseSummary } from "./collection-case.repository.js";
import type { FlowVersion } from "./collection-flow.repository.js";

/** `flow` is the version that the case is pinned to: it tells whether the wait leads to a retry. */
export const presentCase = (subject: CaseSummary, flow: FlowVersion | null) => {
  const step = flow?.document.steps[subject.step];
  const leadsToRetry = step?.kind === "wait" && flow?.document.steps[step.next]?.kind === "retry";
  return {
    id: publicId("col", subject.id),
    invoiceId: publicId("inv", subject.invoiceId),
    invoiceNumber: subject.invoiceNumber,
    customerId: publicId("cus", subject.customerId),
    customerName: subject.customerName,
    amountDue: subject.amountDue,
    currency: subject.currency,
    collectionMethod: subject.collectionMethod,
    status: subject.status,
    outcome: subject.outcome,
    step: subject.step,
    stepSince: subject.stepSince,
    nextActionAt: subject.nextAt,
    nextRetryAt: leadsToRetry ? subject.nextAt : null,
    attempts: subject.attempts,
    lastDecline: subject.lastDeclineClass && {
      class: subject.lastDeclineClass,
      code: subject.lastDeclineCode ?? "",
    },
    firstFailureAt: subject.firstFailureAt,
    flowVersionId: publicId("flw", subject.flowVersionId),
    createdAt: subject.createdAt,
    finishedAt: subject.finishedAt,
  };
};

export const presentFlow = (flow: FlowVersion) => ({
  id: publicId("flw", flow.id),
  key: flow.flowKey,
  number: flow.number,
  document: flow.document,
  createdAt: flow.createdAt,
});
