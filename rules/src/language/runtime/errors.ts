import { ERROR_MESSAGES, type ErrorCode } from "./error-codes.js";

/** Half-open range of UTF-16 positions in the rule's text. */
export type Span = { start: number; end: number };

/** One problem found while reading a rule. The message says what to do. */
export type Diagnostic = { code: string; message: string; span: Span };

export type ErrorDetails = { readonly [name: string]: unknown };

/** The span of errors that no part of the text caused, until a caller that knows the text fills it in. */
export const NO_SPAN: Span = { start: 0, end: 0 };

/** Of a text that a rule's author wrote, as an error keeps it. */
const LONGEST_MESSAGE = 1_000;

function show(value: unknown): string {
  if (typeof value === "string") return value.length > 60 ? `${value.slice(0, 60)}…` : value;
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = JSON.stringify(value) ?? "";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

// What the rule's author wrote for $error or $assert is the message itself: cut short, it would lose what to do.
const shown = (name: string, value: unknown): string =>
  name === "message" && typeof value === "string" ? value.slice(0, LONGEST_MESSAGE) : show(value);

export function messageOf(code: ErrorCode, details: ErrorDetails): string {
  return ERROR_MESSAGES[code].replace(/\{(\w+)\}/g, (_, name: string) => shown(name, details[name]));
}

export const diagnostic = (code: ErrorCode, span: Span, details: ErrorDetails = {}): Diagnostic => ({
  code,
  message: messageOf(code, details),
  span,
});

/** Thrown when a text is not a rule. Holds every problem found, in the order of the text. */
export class RuleSyntaxError extends Error {
  constructor(readonly diagnostics: Diagnostic[]) {
    super(diagnostics.map((one) => `${one.span.start}–${one.span.end}: ${one.message}`).join("\n"));
    this.name = "RuleSyntaxError";
  }

  /** The first problem's code. */
  get code(): string {
    return this.diagnostics[0]?.code ?? "S0500";
  }
}

/** Thrown when a rule cannot give a result. `span` is the part of the text that failed; `details` are the inserts. */
export class RuleRuntimeError extends Error {
  span: Span;

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    span: Span = NO_SPAN,
  ) {
    super("");
    this.name = "RuleRuntimeError";
    this.span = span;
    this.refresh({});
  }

  /** Adds inserts that only a caller knows (such as the function's name) and writes the message anew. */
  refresh(more: ErrorDetails): void {
    Object.assign(this.details as Record<string, unknown>, { ...more, ...this.details });
    this.message = messageOf(this.code, this.details);
  }
}

/** Fails with a code; the nearest enclosing call or operator adds its span. */
export function fail(code: ErrorCode, details: ErrorDetails = {}, span: Span = NO_SPAN): never {
  throw new RuleRuntimeError(code, { ...details }, span);
}
