import type { ParamIssue } from "./template-schema.js";

/** Thrown when a rule ran, but what it gave is not a list of lines; `issues` holds every problem at once. */
export class RuleOutputError extends Error {
  override readonly name = "RuleOutputError";
  readonly code = "invalid_rule_output";

  constructor(readonly issues: readonly ParamIssue[]) {
    super(
      `The rule's result cannot be billed: ${issues.map(({ path, message }) => `${path} ${message}`).join("; ")}`,
    );
  }
}
