import { RuleOutputError, RuleRuntimeError, RuleSyntaxError, TemplateError, type Span } from "@atlas/rules";

/** A problem at its place: `line:column`, the code and sentence, the line itself and a mark under the part meant. */
export function showProblem(text: string, span: Span, code: string, message: string): string {
  const before = text.slice(0, span.start);
  const line = before.split("\n").length;
  const lineStart = before.lastIndexOf("\n") + 1;
  const lineEnd = text.indexOf("\n", lineStart);
  const source = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const column = span.start - lineStart;
  const width = Math.max(1, Math.min(span.end - span.start, source.length - column));
  return `${line}:${column + 1} ${code} ${message}\n  ${source}\n  ${" ".repeat(column)}${"^".repeat(width)}`;
}

/** What went wrong with a rule, with places in its text; undefined for errors that are not the rule's. */
export function showRuleError(error: unknown, text: string): string | undefined {
  if (error instanceof RuleSyntaxError) {
    return error.diagnostics
      .map(({ span, code, message }) => showProblem(text, span, code, message))
      .join("\n");
  }
  if (error instanceof RuleRuntimeError) return showProblem(text, error.span, error.code, error.message);
  if (error instanceof RuleOutputError || error instanceof TemplateError) {
    return error.issues.map(({ path, message }) => `${path} ${message}`).join("\n");
  }
  return undefined;
}
