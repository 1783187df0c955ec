import { diagnostic, type Diagnostic, type ErrorDetails, type Span } from "../runtime/errors.js";
import type { ErrorCode } from "../runtime/error-codes.js";
import type { Ast } from "./ast.js";
import { Lexer, type Token } from "./lexer.js";

/** Deeper texts are refused, so that no later pass can overflow the stack. */
export const MAX_NESTING = 400;
/** After so many problems the rest would only be noise. */
const MAX_PROBLEMS = 50;

/** Operators that end what stands before them: they are left for the construct around. */
export const CLOSERS: ReadonlySet<string> = new Set([")", "]", "}", ",", ";", ":", "|"]);

/** The parser's place in the text: the token ahead, problems found so far, and the last node made, which owns comments. */
export class TokenReader {
  private readonly lexer: Lexer;
  token: Token;
  previousEnd = 0;
  last: Ast | undefined;

  constructor(
    text: string,
    private readonly problems: Diagnostic[],
  ) {
    this.lexer = new Lexer(text, problems);
    this.token = this.lexer.next(false);
  }

  report(code: ErrorCode, span: Span, details: ErrorDetails = {}): void {
    // One problem per place: what follows from the first would only confuse.
    const repeats = this.problems.some((problem) => problem.span.start === span.start);
    if (repeats || this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push(diagnostic(code, span, details));
  }

  shown(): string {
    return this.atEnd() ? "the end" : this.token.text;
  }

  advance(afterOperand: boolean): Token {
    const token = this.token;
    this.previousEnd = token.span.end;
    this.token = this.lexer.next(afterOperand);
    return token;
  }

  atEnd(): boolean {
    return this.token.type === "end";
  }

  is(operator: string): boolean {
    return this.token.type === "operator" && this.token.text === operator;
  }

  attachTrailing(comments: readonly string[]): void {
    if (comments.length > 0 && this.last !== undefined) (this.last.trailing ??= []).push(...comments);
  }

  expect(operator: string, afterOperand: boolean): void {
    if (this.is(operator)) {
      this.attachTrailing(this.token.comments);
      this.advance(afterOperand);
      return;
    }
    const code = this.atEnd() ? "S0203" : "S0202";
    this.report(code, this.token.span, { value: operator, token: this.shown() });
    // Skip to the closer, if it comes before the construct around would end.
    while (!this.atEnd() && !(this.token.type === "operator" && CLOSERS.has(this.token.text))) {
      this.advance(false);
    }
    if (this.is(operator)) this.advance(afterOperand);
  }

  tooDeep(span: Span): void {
    if (!this.problems.some((problem) => problem.code === "S0218")) {
      this.problems.push(diagnostic("S0218", span, { value: MAX_NESTING }));
    }
  }

  /** After a problem: reports it and moves to the next of the given operators on this level, so that reading can go on. */
  skipToNext(stops: string[]): boolean {
    this.report("S0202", this.token.span, { value: stops[stops.length - 1], token: this.shown() });
    let depth = 0;
    while (!this.atEnd()) {
      const text = this.token.type === "operator" ? this.token.text : "";
      if (depth === 0 && stops.includes(text)) return true;
      if (text === "(" || text === "[" || text === "{") depth++;
      if (text === ")" || text === "]" || text === "}") depth--;
      if (depth < 0) return false;
      this.advance(false);
    }
    return false;
  }
}
