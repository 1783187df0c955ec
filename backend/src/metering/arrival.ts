import type { Assessment } from "./assess-event.js";
import type { EventDraft } from "./intake/event-draft.js";
import type { EventProblem } from "./intake/event-problem.js";

/** An event on its way in. */
export type Arrival = {
  /** Where it stood in the request. */
  position: number;
  draft: EventDraft;
  /** The row it becomes if its key is new. */
  usageId: string;
  /** Why its time is refused, which counts only if its key is new. */
  untimely: EventProblem | null;
};

export type AssessedArrival = Arrival & { assessment: Assessment };
