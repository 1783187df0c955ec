import type { TimelineItem } from "../../../api/generated/index.js";
import { outcomeWords } from "../../../ui/outcome-words.js";

const DONE: Record<TimelineItem["step"], string> = {
  close: "Metering closed",
  rate: "Rated",
  draft: "Drafted",
  approval: "Approval",
  finalize: "Finalized",
  charge: "Charged",
  retry: "Charged again",
  mail: "Mail",
  give_up: "Given up",
};
const TO_COME: Record<TimelineItem["step"], string> = {
  ...DONE,
  close: "Close metering",
  rate: "Rate",
  draft: "Draft",
  approval: "Waits for approval",
  finalize: "Finalize",
  charge: "Charge",
  retry: "Next retry",
};

const BLOCKED: Partial<Record<TimelineItem["step"], string>> = {
  close: "Metering not closed",
  rate: "Not rated",
  draft: "Not drafted",
  finalize: "Not finalized",
  charge: "Not charged",
};

/** What a step is called: `Charge declined`, `Next retry`, `Mail: Your invoice …`. */
export function stepTitle({ step, state, attempts }: TimelineItem): string {
  if (step === "charge" && state === "failed") return "Charge declined";
  if (step === "retry" && state === "failed") return `Try ${attempts ?? ""} declined`;
  if (step === "retry" && state === "done") return `Try ${attempts ?? ""} succeeded`;
  if (state === "blocked") return BLOCKED[step] ?? TO_COME[step];
  return state === "done" || state === "failed" ? DONE[step] : TO_COME[step];
}

/** What came of it, in a word; nothing where the title says it already. */
export function stepOutcome({ step, state, outcome }: TimelineItem): string | null {
  if (outcome === null) return state === "blocked" ? "blocked" : null;
  const isSaid =
    (step === "charge" || step === "retry") && (outcome === "declined" || outcome === "succeeded");
  const isTitle = ["closed", "drafted", "finalized"].includes(outcome);
  return isSaid || isTitle ? null : outcomeWords(outcome);
}
