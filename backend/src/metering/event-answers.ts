import { publicId } from "../platform/index.js";
import type { AssessedArrival } from "./arrival.js";
import type { StandingKey } from "./event-key.repository.js";
import type { EventResult } from "./event-result.js";
import type { EventDraft } from "./intake/event-draft.js";
import { eventProblem, together, type EventProblem } from "./intake/event-problem.js";

export const rejected = (id: string | null, problems: EventProblem[]): EventResult => ({
  id,
  status: "rejected",
  problem: together(problems),
});

/** The answer to an event whose key was new. */
export function takenIn({ draft, usageId, assessment }: AssessedArrival): EventResult {
  const { id } = draft;
  if (assessment.kind === "quarantine") {
    return {
      id,
      status: "quarantined",
      quarantine: publicId("qrt", usageId),
      problem: together(assessment.problems),
    };
  }
  return assessment.isMatched ? { id, status: "accepted" } : { id, status: "accepted", unmatched: true };
}

/** The answer to the same event again; it says so where the first one is not counted yet. */
export const repeated = ({ id }: EventDraft, stands: StandingKey): EventResult =>
  stands.isQuarantined
    ? { id, status: "duplicate", quarantine: publicId("qrt", stands.usageId) }
    : { id, status: "duplicate" };

export function conflicted({ id }: EventDraft, conflictId: string, isSettled: boolean): EventResult {
  const cause = isSettled
    ? `The id "${id}" belongs to another payload; a person decided that it counts.`
    : `The id "${id}" was sent before with another payload, which is the one that counts.`;
  const problem = together([eventProblem("event.conflict", "id", cause)]);
  return { id, status: "conflict", conflict: publicId("cfl", conflictId), problem };
}
