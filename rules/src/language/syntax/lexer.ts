import { diagnostic, type Diagnostic, type ErrorDetails, type Span } from "../runtime/errors.js";
import type { ErrorCode } from "../runtime/error-codes.js";

export type TokenType = "operator" | "string" | "number" | "name" | "variable" | "literal" | "regex" | "end";

/** A token with its span and the comments that stand before it. `text` is the operator, the value or the lexeme. */
export type Token = {
  type: TokenType;
  text: string;
  flags?: string;
  span: Span;
  comments: string[];
};

const DOUBLE = new Set(["..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"]);
const SINGLE = new Set([...("." + "[]{}(),@#;:?+-*/%|=<>^&!~")]);
const SPACE = new Set([" ", "\t", "\n", "\r", "\v"]);
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
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?/y;
/** An exponent beyond a double's range is refused, as on every other evaluator. */
const OUT_OF_RANGE = 400;

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
    const token = (type: TokenType, text: string, flags?: string): Token => ({
      type,
      text,
      ...(flags === undefined ? {} : { flags }),
      span: { start, end: this.position },
      comments,
    });
    if (start >= this.text.length) return token("end", "");
    const char = this.text[start]!;
    if (char === "/" && !afterOperand) {
      const { pattern, flags } = this.readRegex();
      return token("regex", pattern, flags);
    }
    const two = this.text.slice(start, start + 2);
    if (DOUBLE.has(two)) {
      this.position += 2;
      return token("operator", two);
    }
    if (SINGLE.has(char)) {
      this.position += 1;
      // These two only ever start a longer operator.
      if (char === "!" || char === "~") this.report("S0204", start, this.position, { token: char });
      return token("operator", char);
    }
    if (char === '"' || char === "'") return token("string", this.readString(char));
    NUMBER.lastIndex = start;
    const number = NUMBER.exec(this.text);
    if (number !== null) return token("number", this.readNumber(number[0]));
    if (char === "`") return token("name", this.readQuotedName());
    return this.readWord(token);
  }

  private report(code: ErrorCode, start: number, end: number, details: ErrorDetails = {}): void {
    this.problems.push(diagnostic(code, { start, end }, details));
  }

  private skipSpaceAndComments(): string[] {
    const comments: string[] = [];
    for (;;) {
      while (SPACE.has(this.text[this.position] ?? "")) this.position++;
      if (!this.text.startsWith("/*", this.position)) return comments;
      const start = this.position;
      const end = this.text.indexOf("*/", start + 2);
      if (end < 0) {
        this.report("S0106", start, this.text.length);
        this.position = this.text.length;
        return comments;
      }
      this.position = end + 2;
      comments.push(this.text.slice(start, this.position));
    }
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

  private readNumber(lexeme: string): string {
    const start = this.position;
    this.position += lexeme.length;
    const exponent = /[eE]([-+]?\d+)$/.exec(lexeme)?.[1];
    const magnitude = (lexeme.split(/[.eE]/)[0] ?? "").length + Number(exponent ?? "0");
    const tooSmall = exponent !== undefined && Number(exponent) < -OUT_OF_RANGE;
    if (magnitude > 310 || tooSmall || (magnitude >= 309 && !Number.isFinite(Number(lexeme)))) {
      this.report("S0102", start, this.position, { token: lexeme });
      return "0";
    }
    return lexeme;
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

  private readWord(token: (type: TokenType, text: string) => Token): Token {
    const start = this.position;
    let end = start;
    while (end < this.text.length && !SPACE.has(this.text[end]!) && !SINGLE.has(this.text[end]!)) end++;
    this.position = end;
    const word = this.text.slice(start, end);
    if (word.startsWith("$")) return token("variable", word.slice(1));
    if (word === "or" || word === "in" || word === "and") return token("operator", word);
    if (word === "true" || word === "false" || word === "null") return token("literal", word);
    return token("name", word);
  }
}

/** Whether a bare word reads back as the same name, or needs backquotes. */
export function isBareName(name: string): boolean {
  if (name === "" || /^[-0-9"'`$]/.test(name)) return false;
  if (["true", "false", "null", "and", "or", "in", "function", "λ"].includes(name)) return false;
  return ![...name].some((char) => SPACE.has(char) || SINGLE.has(char));
}
