import { diagnostic, type Diagnostic, type ErrorDetails, type Span } from "../runtime/errors.js";
import type { ErrorCode } from "../runtime/error-codes.js";

export type TokenType = "operator" | "string" | "number" | "name" | "variable" | "literal" | "regex" | "end";

/** A token with its span and the comments that stand before it. `text` is the operator, the value or the lexeme. */
export type Token = {
  type: TokenType;
  text: string;
  /** Of a regular expression; empty for all others. */
  flags: string;
  span: Span;
  comments: readonly string[];
};

/** What a character is by itself; all that are neither are parts of words. By code, since every character is asked. */
const SPACE = 1;
const OPERATOR = 2;
const CLASSES = new Uint8Array(128);
for (const char of " \t\n\r\v") CLASSES[char.charCodeAt(0)] = SPACE;
for (const char of ".[]{}(),@#;:?+-*/%|=<>^&!~") CLASSES[char.charCodeAt(0)] = OPERATOR;
const classOf = (code: number): number => (code < 128 ? CLASSES[code]! : 0);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const DOUBLE = new Set(["..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"]);
/** Words that are no names. */
const WORDS: ReadonlyMap<string, TokenType> = new Map([
  ["and", "operator"],
  ["or", "operator"],
  ["in", "operator"],
  ["true", "literal"],
  ["false", "literal"],
  ["null", "literal"],
]);
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
const NUMBER = /(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?/y;
/** An exponent beyond a double's range is refused, as on every other evaluator. */
const OUT_OF_RANGE = 400;
const NO_COMMENTS: readonly string[] = [];

/** Reads tokens on demand: whether `/` divides or opens a regular expression is known only to the parser. */
export class Lexer {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly problems: Diagnostic[],
  ) {}

  /** The next token; `afterOperand` says that an operand just ended, so `/` divides. */
  next(afterOperand: boolean): Token {
    const comments = this.skipSpaceAndComments();
    const start = this.position;
    if (start >= this.text.length) return this.token("end", "", start, comments);
    const char = this.text[start]!;
    const code = this.text.charCodeAt(start);
    if (char === "/" && !afterOperand) {
      const { pattern, flags } = this.readRegex();
      return this.token("regex", pattern, start, comments, flags);
    }
    if (classOf(code) === OPERATOR) return this.token("operator", this.readOperator(char), start, comments);
    if (char === '"' || char === "'") return this.token("string", this.readString(char), start, comments);
    if (isDigit(code)) return this.token("number", this.readNumber(), start, comments);
    if (char === "`") return this.token("name", this.readQuotedName(), start, comments);
    return this.wordToken(this.readWord(), start, comments);
  }

  /** A token from `start` to where reading stands now. */
  private token(
    type: TokenType,
    text: string,
    start: number,
    comments: readonly string[],
    flags = "",
  ): Token {
    return { type, text, flags, span: { start, end: this.position }, comments };
  }

  private report(code: ErrorCode, start: number, end: number, details: ErrorDetails = {}): void {
    this.problems.push(diagnostic(code, { start, end }, details));
  }

  private skipSpaceAndComments(): readonly string[] {
    let comments: string[] | undefined;
    for (;;) {
      while (classOf(this.text.charCodeAt(this.position)) === SPACE) this.position++;
      if (!this.text.startsWith("/*", this.position)) return comments ?? NO_COMMENTS;
      const start = this.position;
      const end = this.text.indexOf("*/", start + 2);
      if (end < 0) {
        this.report("S0106", start, this.text.length);
        this.position = this.text.length;
        return comments ?? NO_COMMENTS;
      }
      this.position = end + 2;
      (comments ??= []).push(this.text.slice(start, this.position));
    }
  }

  private readOperator(char: string): string {
    const start = this.position++;
    if (classOf(this.text.charCodeAt(start + 1)) === OPERATOR) {
      const two = this.text.slice(start, start + 2);
      if (DOUBLE.has(two)) {
        this.position++;
        return two;
      }
    }
    // These two only ever start a longer operator.
    if (char === "!" || char === "~") this.report("S0204", start, this.position, { token: char });
    return char;
  }

  private readRegex(): { pattern: string; flags: string } {
    const start = this.position;
    let depth = 0;
    for (let at = start + 1; at < this.text.length; at++) {
      const char = this.text[at]!;
      if (char === "\\") {
        at++;
      } else if (char === "/" && depth <= 0) {
        let end = at + 1;
        while (this.text[end] === "i" || this.text[end] === "m") end++;
        this.position = end;
        const pattern = this.text.slice(start + 1, at);
        if (pattern === "") this.report("S0301", start, end);
        return { pattern, flags: this.text.slice(at + 1, end) };
      } else if ("([{".includes(char)) {
        depth++;
      } else if (")]}".includes(char)) {
        depth--;
      }
    }
    this.position = this.text.length;
    this.report("S0302", start, this.position);
    return { pattern: this.text.slice(start + 1), flags: "" };
  }

  private readString(quote: string): string {
    const start = this.position;
    const close = this.text.indexOf(quote, start + 1);
    const whole = this.text.slice(start + 1, close);
    if (close > 0 && !whole.includes("\\")) {
      this.position = close + 1;
      return whole;
    }
    let value = "";
    for (let at = start + 1; at < this.text.length; at++) {
      const char = this.text[at]!;
      if (char === quote) {
        this.position = at + 1;
        return value;
      }
      if (char !== "\\") {
        value += char;
        continue;
      }
      const escape = this.text[++at] ?? "";
      if (escape === "u") {
        const digits = this.text.slice(at + 1, at + 5);
        if (/^[0-9a-fA-F]{4}$/.test(digits)) {
          value += String.fromCharCode(Number.parseInt(digits, 16));
          at += 4;
        } else {
          this.report("S0104", at - 1, at + 1);
        }
      } else if (ESCAPES.has(escape)) {
        value += ESCAPES.get(escape)!;
      } else {
        this.report("S0103", at - 1, at + 1, { token: escape });
      }
    }
    this.position = this.text.length;
    this.report("S0101", start, this.position);
    return value;
  }

  private readNumber(): string {
    const start = this.position;
    NUMBER.lastIndex = start;
    NUMBER.test(this.text);
    this.position = NUMBER.lastIndex;
    const lexeme = this.text.slice(start, this.position);
    if (isInRange(lexeme)) return lexeme;
    this.report("S0102", start, this.position, { token: lexeme });
    return "0";
  }

  private readQuotedName(): string {
    const start = this.position;
    const end = this.text.indexOf("`", start + 1);
    if (end < 0) {
      this.position = this.text.length;
      this.report("S0105", start, this.position);
      return this.text.slice(start + 1);
    }
    this.position = end + 1;
    return this.text.slice(start + 1, end);
  }

  private readWord(): string {
    const start = this.position;
    let end = start;
    while (end < this.text.length && classOf(this.text.charCodeAt(end)) === 0) end++;
    this.position = end;
    return this.text.slice(start, end);
  }

  private wordToken(word: string, start: number, comments: readonly string[]): Token {
    if (word.startsWith("$")) return this.token("variable", word.slice(1), start, comments);
    return this.token(WORDS.get(word) ?? "name", word, start, comments);
  }
}

function isInRange(lexeme: string): boolean {
  const exponent = /[eE]([-+]?\d+)$/.exec(lexeme)?.[1];
  if (exponent === undefined && lexeme.length < 309) return true;
  const magnitude = (lexeme.split(/[.eE]/)[0] ?? "").length + Number(exponent ?? "0");
  const tooSmall = exponent !== undefined && Number(exponent) < -OUT_OF_RANGE;
  return !(magnitude > 310 || tooSmall || (magnitude >= 309 && !Number.isFinite(Number(lexeme))));
}

/** Whether a bare word reads back as the same name, or needs backquotes. */
export function isBareName(name: string): boolean {
  if (name === "" || /^[-0-9"'`$]/.test(name)) return false;
  if (["true", "false", "null", "and", "or", "in", "function", "λ"].includes(name)) return false;
  return ![...name].some((char) => classOf(char.charCodeAt(0)) !== 0);
}
