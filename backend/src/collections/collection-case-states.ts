import { defineStates } from "../platform/index.js";
import type { CaseOutcome, CaseStatus, CollectionCase } from "./collection-case.js";

const caseStates = defineStates<CaseStatus>("collection case", {
  active: ["paused", "finished"],
  paused: ["active", "finished"],
  finished: [],
});

/** The only maker of a case's status; the repository writes what it gives. */
export function transition(subject: CollectionCase, to: CaseStatus): CollectionCase {
  if (subject.status === to) return subject;
  caseStates.assert(subject.status, to);
  return { ...subject, status: to };
}

export function finished(subject: CollectionCase, outcome: CaseOutcome, at: string): CollectionCase {
  return {
    ...transition(subject, "finished"),
    outcome,
    finishedAt: at,
    nextAt: null,
    chargeAfter: null,
    chargeTrigger: null,
  };
}
