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
  const name = (one as Partial<Case> | null)?.model;
  const model = typeof name === "string" ? modelNamed(name) : undefined;
  if (!model) return { case: one, status: "unsupported", reason: `no model is named ${String(name)}` };
  const malformed = problemOf(one);
  if (malformed !== null) return { case: one, status: "failed", reason: malformed };
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

/** Files come from anywhere: a case that is none is told like one that fails, and the others still run. */
function problemOf(one: Partial<Case>): string | null {
  if (!isFields(one.inputs)) return "inputs must be an object";
  const states = isFields(one.expected) && Object.keys(one.expected).length > 0;
  return states ? null : "expected must be an object that states something";
}

const isFields = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
