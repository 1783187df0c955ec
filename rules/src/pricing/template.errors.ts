import type { ParamIssue } from "./template-schema.js";

/** Thrown when a template cannot make a rule of its options; `issues` holds every problem at once. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly code = "invalid_template_options";

  constructor(readonly issues: readonly ParamIssue[]) {
    super(issues.map(({ path, message }) => `${path} ${message}`).join("; "));
  }
}
