import { compile, RuleSyntaxError } from "@atlas/rules";
import { z } from "zod";

const stepId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "Give a step id of small letters, digits and hyphens.");
const next = stepId.describe("The step after it.");

const waitStep = z.strictObject({
  kind: z.literal("wait"),
  duration: z.iso.duration().describe("ISO 8601, such as `P3D`."),
  from: z
    .enum(["previous_step", "first_failure", "due_date"])
    .default("previous_step")
    .describe("What the duration counts from."),
  next,
});
const retryStep = z.strictObject({ kind: z.literal("retry"), next });
const mailStep = z.strictObject({
  kind: z.literal("mail"),
  template: z.enum(["payment_failed", "new_card_needed", "payment_reminder", "final_notice"]),
  next,
});
const branchStep = z.strictObject({
  kind: z.literal("branch"),
  condition: z
    .string()
    .min(1)
    .max(2_000)
    .describe(
      "JSONata over `{declineClass, declineCode, amountDue, currency, attempts, daysSinceFirstFailure, customer}`.",
    )
    .meta({ examples: ['declineClass = "hard"'] }),
  then: stepId,
  otherwise: stepId,
});
const uncollectibleStep = z.strictObject({ kind: z.literal("mark_uncollectible") });
const endStep = z
  .strictObject({ kind: z.literal("end") })
  .describe("Ends the flow and leaves the invoice open.");

const stepSchema = z.discriminatedUnion("kind", [
  waitStep,
  retryStep,
  mailStep,
  branchStep,
  uncollectibleStep,
  endStep,
]);
export type FlowStep = z.output<typeof stepSchema>;

/** A collection flow: a graph of steps that a durable workflow follows. */
export const flowDocumentSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    start: stepId,
    steps: z
      .record(stepId, stepSchema)
      .refine((steps) => Object.keys(steps).length <= 100, "Give at most 100 steps."),
  })
  .superRefine((flow, context) => {
    const issue = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: "custom", path, message });
    const isStep = (id: string): boolean => Object.hasOwn(flow.steps, id);
    if (!isStep(flow.start)) issue(["start"], `There is no step "${flow.start}".`);
    for (const [id, step] of Object.entries(flow.steps)) {
      for (const [field, target] of successors(step))
        if (!isStep(target)) issue(["steps", id, field], `There is no step "${target}".`);
      if (step.kind !== "branch") continue;
      for (const message of syntaxErrors(step.condition)) issue(["steps", id, "condition"], message);
    }
    for (const id of stepsInIdleLoops(flow.steps))
      issue(
        ["steps", id],
        "This step leads back to itself without a wait; put one that counts from the previous step in between.",
      );
  })
  .meta({ id: "CollectionFlowDocument" });
export type FlowDocument = z.output<typeof flowDocumentSchema>;

/** Where a step leads, by field. */
export function successors(step: FlowStep): [field: string, target: string][] {
  switch (step.kind) {
    case "wait":
    case "retry":
    case "mail":
      return [["next", step.next]];
    case "branch":
      return [
        ["then", step.then],
        ["otherwise", step.otherwise],
      ];
    case "mark_uncollectible":
    case "end":
      return [];
  }
}

function syntaxErrors(condition: string): string[] {
  try {
    compile(condition);
    return [];
  } catch (error) {
    if (!(error instanceof RuleSyntaxError)) throw error;
    return error.diagnostics.map(({ message, span }) => `${message} (at ${span.start})`);
  }
}

// Only what counts from the previous step makes a second round wait too; the first failure stays past once it is.
const isIdle = (step: FlowStep): boolean =>
  step.kind !== "wait" || step.from !== "previous_step" || !/[1-9]/.test(step.duration);

// A loop must pass through a wait, or it would charge or mail without end.
function stepsInIdleLoops(steps: Record<string, FlowStep>): string[] {
  const reaches = (from: string, goal: string, seen: Set<string>): boolean => {
    const step = steps[from];
    if (!step || !isIdle(step) || seen.has(from)) return false;
    seen.add(from);
    return successors(step).some(([, target]) => target === goal || reaches(target, goal, seen));
  };
  return Object.keys(steps).filter((id) => reaches(id, id, new Set()));
}
