import type { Span } from "../language/runtime/errors.js";
import type { Json } from "../language/runtime/value.js";

/** What is proved about a rule. */
export type CheckKind =
  | "tiers"
  | "bill-falls"
  | "bill-negative"
  | "unused-row"
  | "missing-default"
  | "unreachable-branch"
  | "unit-mismatch"
  | "currency-mismatch";

/**
 * The result of one check at one place. `violated` always comes with a counter-example that was computed, `holds` with a
 * proof; what neither succeeds for is `unknown`, never a guess.
 */
export type Finding = {
  check: CheckKind;
  verdict: "holds" | "violated" | "unknown";
  message: string;
  span: Span;
  counterExample: { [name: string]: Json } | null;
};

export const holds = (check: CheckKind, span: Span, message: string): Finding => ({
  check,
  verdict: "holds",
  message,
  span,
  counterExample: null,
});

export const unknown = (check: CheckKind, span: Span, message: string): Finding => ({
  check,
  verdict: "unknown",
  message,
  span,
  counterExample: null,
});

export const violated = (
  check: CheckKind,
  span: Span,
  message: string,
  counterExample: { [name: string]: Json },
): Finding => ({ check, verdict: "violated", message, span, counterExample });
