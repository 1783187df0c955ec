import { diagnostic, type Diagnostic, type ErrorDetails, type Span } from "../runtime/errors.js";
import type { ErrorCode } from "../runtime/error-codes.js";
import {
  BINDING,
  childrenOf,
  PREFIX_BINDING,
  type Ast,
  type BinaryOp,
  type Pair,
  type SortTerm,
} from "./ast.js";
import { Lexer, type Token } from "./lexer.js";
import { checkSignature } from "../runtime/signature-text.js";

/** Deeper texts are refused, so that no later pass can overflow the stack. */
export const MAX_NESTING = 400;
/** Longer texts are refused: a rule is read by people. */
export const MAX_LENGTH = 200_000;
/** After so many problems the rest would only be noise. */
const MAX_PROBLEMS = 50;

const CLOSERS = new Set([")", "]", "}", ",", ";", ":", "|"]);
const INFIX = new Set([
  "+",
  "-",
  "*",
  "/",
  "%",
  "=",
  "<",
  ">",
  "!=",
  "<=",
  ">=",
  "&",
  "and",
  "or",
  "in",
  "~>",
  ".",
]);

/**
 * Reads a rule. Always gives a tree; what could not be read is an `error` node, and every problem has a diagnostic.
 * Example: `parse("1 +").diagnostics[0].code === "S0207"`.
 */
export function parse(text: string): { ast: Ast; diagnostics: Diagnostic[] } {
  const problems: Diagnostic[] = [];
  if (text.length > MAX_LENGTH) {
    const span = { start: MAX_LENGTH, end: text.length };
    return { ast: { kind: "error", span }, diagnostics: [diagnostic("S0219", span, { value: MAX_LENGTH })] };
  }
  const ast = new Parser(text, problems).parse();
  return { ast, diagnostics: problems };
}

const heights = new WeakMap<Ast, number>();

class Parser {
  private readonly lexer: Lexer;
  private token: Token;
  private previousEnd = 0;
  private nesting = 0;
  private last: Ast | undefined;

  constructor(
    text: string,
    private readonly problems: Diagnostic[],
  ) {
    this.lexer = new Lexer(text, problems);
    this.token = this.lexer.next(false);
  }

  parse(): Ast {
    const ast = this.expression(0);
    while (!this.atEnd()) {
      this.report("S0201", this.token.span, { token: this.shown() });
      this.advance(false);
      if (!this.atEnd()) this.expression(0);
    }
    this.attachTrailing(this.token.comments);
    return ast;
  }

  private report(code: ErrorCode, span: Span, details: ErrorDetails = {}): void {
    // One problem per place: what follows from the first would only confuse.
    const repeats = this.problems.some((problem) => problem.span.start === span.start);
    if (repeats || this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push(diagnostic(code, span, details));
  }

  private shown(): string {
    return this.atEnd() ? "the end" : this.token.text;
  }

  private advance(afterOperand: boolean): Token {
    const token = this.token;
    this.previousEnd = token.span.end;
    this.token = this.lexer.next(afterOperand);
    return token;
  }

  private atEnd(): boolean {
    return this.token.type === "end";
  }

  private is(operator: string): boolean {
    return this.token.type === "operator" && this.token.text === operator;
  }

  private attachTrailing(comments: string[]): void {
    if (comments.length > 0 && this.last !== undefined) (this.last.trailing ??= []).push(...comments);
  }

  private expect(operator: string, afterOperand: boolean): void {
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

  private finish<N extends Ast>(node: N): N {
    const height = 1 + Math.max(0, ...childrenOf(node).map((child) => heights.get(child) ?? 0));
    heights.set(node, height);
    if (height > MAX_NESTING) this.tooDeep(node.span);
    this.last = node;
    return node;
  }

  private tooDeep(span: Span): void {
    if (!this.problems.some((problem) => problem.code === "S0218")) {
      this.problems.push(diagnostic("S0218", span, { value: MAX_NESTING }));
    }
  }

  private expression(rbp: number): Ast {
    if (this.nesting >= MAX_NESTING) {
      this.tooDeep(this.token.span);
      // Reading on would only find more of the same; the rest is skipped.
      while (!this.atEnd()) this.advance(false);
      return { kind: "error", span: this.token.span };
    }
    this.nesting++;
    let left = this.prefix();
    while (this.token.type === "operator" && rbp < (BINDING[this.token.text] ?? 0) && left.kind !== "error") {
      const before = this.token;
      this.attachTrailing(before.comments);
      left = this.infix(left);
      if ((heights.get(left) ?? 0) > MAX_NESTING) {
        while (!this.atEnd()) this.advance(false);
      }
    }
    this.nesting--;
    return left;
  }

  private prefix(): Ast {
    const token = this.token;
    const leading = token.comments;
    const node = this.prefixOf(token);
    if (leading.length > 0) node.leading = [...leading, ...(node.leading ?? [])];
    return node;
  }

  private prefixOf(token: Token): Ast {
    const span = { ...token.span };
    switch (token.type) {
      case "number":
        this.advance(true);
        return this.finish({ kind: "number", lexeme: token.text, span });
      case "string":
        this.advance(true);
        return this.finish({ kind: "string", value: token.text, span });
      case "literal": {
        this.advance(true);
        const value = token.text === "null" ? null : token.text === "true";
        return this.finish({ kind: "literal", value, span });
      }
      case "name":
        this.advance(true);
        return this.finish({ kind: "name", value: token.text, span });
      case "variable":
        this.advance(true);
        return this.finish({ kind: "variable", name: token.text, span });
      case "regex":
        this.advance(true);
        return this.finish({ kind: "regex", pattern: token.text, flags: token.flags ?? "", span });
      case "end":
        this.report("S0207", span);
        return this.finish({ kind: "error", span });
      case "operator":
        return this.prefixOperator(token, span);
    }
  }

  private prefixOperator(token: Token, span: Span): Ast {
    switch (token.text) {
      case "and":
      case "or":
      case "in":
        this.advance(true);
        return this.finish({ kind: "name", value: token.text, span });
      case "*":
        this.advance(true);
        return this.finish({ kind: "wildcard", span });
      case "**":
        this.advance(true);
        return this.finish({ kind: "descendant", span });
      case "%":
        this.advance(true);
        return this.finish({ kind: "parent", span });
      case "-": {
        this.advance(false);
        const operand = this.expression(PREFIX_BINDING);
        return this.finish({ kind: "negate", operand, span: this.from(span) });
      }
      case "(":
        return this.block(span);
      case "[":
        return this.array(span);
      case "{": {
        this.advance(false);
        const pairs = this.pairs();
        return this.finish({ kind: "object", pairs, span: this.from(span) });
      }
      case "|":
        return this.transform(span);
      default: {
        this.report("S0211", span, { token: token.text });
        // A closer belongs to a construct around this place and is left for it.
        if (!CLOSERS.has(token.text)) this.advance(false);
        return this.finish({ kind: "error", span });
      }
    }
  }

  private from(span: Span): Span {
    return { start: span.start, end: this.previousEnd };
  }

  private block(span: Span): Ast {
    this.advance(false);
    const expressions: Ast[] = [];
    while (!this.is(")")) {
      expressions.push(this.expression(0));
      if (!this.is(";")) {
        if (this.is(")") || this.atEnd() || !this.skipToNext([";", ")"])) break;
        if (!this.is(";")) break;
      }
      this.attachTrailing(this.token.comments);
      this.advance(false);
    }
    if (this.is(")") && expressions.length === 0) this.last = undefined;
    const inner = this.token.comments;
    this.expect(")", true);
    const node = this.finish<Ast>({ kind: "block", expressions, span: this.from(span) });
    if (expressions.length === 0 && inner.length > 0) node.leading = [...inner];
    return node;
  }

  /** After a problem: reports it and moves to the next of the given operators on this level, so that reading can go on. */
  private skipToNext(stops: string[]): boolean {
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

  private array(span: Span): Ast {
    this.advance(false);
    const items: Ast[] = [];
    if (!this.is("]")) {
      for (;;) {
        let item = this.expression(0);
        if (this.is("..")) {
          this.attachTrailing(this.token.comments);
          this.advance(false);
          const right = this.expression(0);
          const range = { start: item.span.start, end: this.previousEnd };
          item = this.finish<Ast>({ kind: "binary", op: "..", left: item, right, span: range });
        }
        items.push(item);
        if (!this.is(",")) break;
        this.attachTrailing(this.token.comments);
        this.advance(false);
      }
    }
    this.expect("]", true);
    return this.finish({ kind: "array", items, span: this.from(span) });
  }

  private pairs(): Pair[] {
    const pairs: Pair[] = [];
    if (!this.is("}")) {
      for (;;) {
        const key = this.expression(0);
        this.expect(":", false);
        const value = this.expression(0);
        pairs.push({ key, value });
        if (!this.is(",")) break;
        this.attachTrailing(this.token.comments);
        this.advance(false);
      }
    }
    this.expect("}", true);
    return pairs;
  }

  private transform(span: Span): Ast {
    this.advance(false);
    const pattern = this.expression(0);
    this.expect("|", false);
    const update = this.expression(0);
    let remove: Ast | undefined;
    if (this.is(",")) {
      this.advance(false);
      remove = this.expression(0);
    }
    this.expect("|", true);
    const node = { kind: "transform" as const, pattern, update, span: this.from(span) };
    return this.finish(remove === undefined ? node : { ...node, remove });
  }

  private infix(left: Ast): Ast {
    const token = this.advance(false);
    const op = token.text;
    const power = BINDING[op] ?? 0;
    const span = () => ({ start: left.span.start, end: this.previousEnd });
    if (INFIX.has(op)) {
      const right = this.expression(power);
      return this.finish({ kind: "binary", op: op as BinaryOp, left, right, span: span() });
    }
    switch (op) {
      case "[":
        if (this.is("]")) {
          this.advance(true);
          return this.finish({ kind: "keep-array", target: left, span: span() });
        } else {
          const predicate = this.expression(0);
          this.expect("]", true);
          return this.finish({ kind: "filter", target: left, predicate, span: span() });
        }
      case "{": {
        const pairs = this.pairs();
        return this.finish({ kind: "group", target: left, pairs, span: span() });
      }
      case "^":
        return this.sort(left);
      case ":=": {
        if (left.kind !== "variable") this.report("S0212", left.span);
        const value = this.expression(power - 1);
        return this.finish({ kind: "bind", variable: left, value, span: span() });
      }
      case "@":
      case "#": {
        const variable = this.expression(power);
        if (variable.kind !== "variable") this.report("S0214", variable.span, { token: op });
        return this.finish({ kind: op === "@" ? "focus" : "index", target: left, variable, span: span() });
      }
      case "?": {
        const then = this.expression(0);
        if (!this.is(":")) return this.finish({ kind: "condition", test: left, then, span: span() });
        this.attachTrailing(this.token.comments);
        this.advance(false);
        const otherwise = this.expression(0);
        return this.finish({ kind: "condition", test: left, then, otherwise, span: span() });
      }
      case "?:": {
        const otherwise = this.expression(0);
        return this.finish({
          kind: "condition",
          test: left,
          then: withoutComments(left),
          otherwise,
          span: span(),
        });
      }
      case "??": {
        // Kept as its meaning in JSONata 2.0, the form that older evaluators also read.
        const callee: Ast = this.finish({ kind: "variable", name: "exists", span: token.span });
        const test = this.finish<Ast>({ kind: "call", callee, args: [left], span: left.span });
        const otherwise = this.expression(0);
        return this.finish({ kind: "condition", test, then: withoutComments(left), otherwise, span: span() });
      }
      case "(":
        return this.call(left);
      default:
        this.report("S0204", token.span, { token: op });
        return this.finish({ kind: "error", span: token.span });
    }
  }

  private sort(left: Ast): Ast {
    this.expect("(", false);
    const terms: SortTerm[] = [];
    for (;;) {
      const marked = this.is("<") || this.is(">");
      const descending = this.is(">");
      if (marked) this.advance(false);
      terms.push({ descending, marked, expression: this.expression(0) });
      if (!this.is(",")) break;
      this.advance(false);
    }
    this.expect(")", true);
    return this.finish({
      kind: "sort",
      target: left,
      terms,
      span: { start: left.span.start, end: this.previousEnd },
    });
  }

  private call(left: Ast): Ast {
    const args: Ast[] = [];
    if (!this.is(")")) {
      for (;;) {
        if (this.is("?")) {
          const token = this.advance(true);
          args.push(this.finish({ kind: "placeholder", span: token.span }));
        } else {
          args.push(this.expression(0));
        }
        if (!this.is(",")) break;
        this.attachTrailing(this.token.comments);
        this.advance(false);
      }
    }
    this.expect(")", true);
    const span = () => ({ start: left.span.start, end: this.previousEnd });
    if (left.kind === "name" && (left.value === "function" || left.value === "λ")) {
      return this.lambda(left, args, span);
    }
    return this.finish({ kind: "call", callee: left, args, span: span() });
  }

  private lambda(left: Ast, params: Ast[], span: () => Span): Ast {
    params.forEach((param, index) => {
      if (param.kind !== "variable") this.report("S0208", param.span, { value: index + 1 });
    });
    let signature: string | undefined;
    if (this.is("<")) {
      const start = this.token.span.start;
      signature = "<";
      let depth = 1;
      this.advance(false);
      while (depth > 0 && !this.is("{") && !this.atEnd()) {
        if (this.is(">")) depth--;
        else if (this.is("<")) depth++;
        if (depth > 0) signature += this.token.text;
        if (depth > 0) this.advance(false);
      }
      signature += ">";
      this.expect(">", false);
      const problem = checkSignature(signature);
      if (problem !== undefined) {
        this.report(
          problem.code,
          { start: start + problem.offset, end: this.previousEnd },
          { value: problem.value },
        );
      }
    }
    this.expect("{", false);
    const body = this.expression(0);
    this.expect("}", true);
    const node = { kind: "lambda" as const, params, body, span: span() };
    const result = this.finish<Ast>(signature === undefined ? node : { ...node, signature });
    if (left.leading !== undefined) result.leading = left.leading;
    return result;
  }
}

function withoutComments(node: Ast): Ast {
  // The operand stands in the tree twice; its comments belong to the first place.
  return { ...node, leading: [], trailing: [] };
}
