import { MissingInput, type Case } from "./case.js";
import { differences } from "./compare.js";
import { modelNamed } from "./models.js";

/** What became of a case; `reason` says why it did not pass. */
export type Outcome = { case: Case; status: "passed" | "failed" | "unsupported"; reason: string };

/** Computes every case; none is skipped. */
export function runCases(cases: readonly Case[]): Outcome[] {
  return cases.map(runCase);
}

function runCase(one: Case): Outcome {
  const model = modelNamed(one.model);
  if (!model) return { case: one, status: "unsupported", reason: `no model is named ${one.model}` };
  try {
    const found = differences(one.expected, model(one.inputs));
    return { case: one, status: found.length === 0 ? "passed" : "failed", reason: found.join("; ") };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      case: one,
      status: "failed",
      reason: error instanceof MissingInput ? `the inputs do not suffice: it ${reason}` : reason,
    };
  }
}
