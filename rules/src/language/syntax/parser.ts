import { diagnostic, type Diagnostic, type Span } from "../runtime/errors.js";
import { BINDING, PREFIX_BINDING, type Ast, type BinaryOp, type Pair, type SortTerm } from "./ast.js";
import type { Token } from "./lexer.js";
import { CLOSERS, MAX_NESTING, TokenReader } from "./token-reader.js";
import { checkSignature } from "../runtime/signature-text.js";

/** Longer texts are refused: a rule is read by people. */
export const MAX_LENGTH = 64_000;
const INFIX = new Set("+ - * / % = < > != <= >= & and or in ~> .".split(" "));

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

class Parser {
  private readonly tokens: TokenReader;
  private nesting = 0;
  /** Levels of the tallest part read so far of the node that is being read. */
  private height = 0;

  constructor(text: string, problems: Diagnostic[]) {
    this.tokens = new TokenReader(text, problems);
  }

  parse(): Ast {
    const ast = this.expression(0);
    while (!this.tokens.atEnd()) {
      this.tokens.report("S0201", this.tokens.token.span, { token: this.tokens.shown() });
      this.tokens.advance(false);
      if (!this.tokens.atEnd()) this.expression(0);
    }
    this.tokens.attachTrailing(this.tokens.token.comments);
    return ast;
  }

  /** Ends a node around all parts read since its expression began. */
  private finish<N extends Ast>(node: N): N {
    if (++this.height > MAX_NESTING) this.tokens.tooDeep(node.span);
    this.tokens.last = node;
    return node;
  }

  private expression(rbp: number): Ast {
    if (this.nesting >= MAX_NESTING) {
      this.tokens.tooDeep(this.tokens.token.span);
      // Reading on would only find more of the same; the rest is skipped.
      while (!this.tokens.atEnd()) this.tokens.advance(false);
      return { kind: "error", span: this.tokens.token.span };
    }
    this.nesting++;
    const siblings = this.height;
    this.height = 0;
    let left = this.prefix();
    while (
      this.tokens.token.type === "operator" &&
      rbp < (BINDING[this.tokens.token.text] ?? 0) &&
      left.kind !== "error"
    ) {
      this.tokens.attachTrailing(this.tokens.token.comments);
      left = this.infix(left);
      if (this.height > MAX_NESTING) {
        while (!this.tokens.atEnd()) this.tokens.advance(false);
      }
    }
    this.height = Math.max(siblings, this.height);
    this.nesting--;
    return left;
  }

  private prefix(): Ast {
    const token = this.tokens.token;
    const leading = token.comments;
    const node = this.prefixOf(token);
    if (leading.length > 0) node.leading = [...leading, ...(node.leading ?? [])];
    return node;
  }

  private prefixOf(token: Token): Ast {
    const { span } = token;
    switch (token.type) {
      case "number":
        this.tokens.advance(true);
        return this.finish({ kind: "number", lexeme: token.text, span });
      case "string":
        this.tokens.advance(true);
        return this.finish({ kind: "string", value: token.text, span });
      case "literal": {
        this.tokens.advance(true);
        const value = token.text === "null" ? null : token.text === "true";
        return this.finish({ kind: "literal", value, span });
      }
      case "name":
        this.tokens.advance(true);
        return this.finish({ kind: "name", value: token.text, span });
      case "variable":
        this.tokens.advance(true);
        return this.finish({ kind: "variable", name: token.text, span });
      case "regex":
        this.tokens.advance(true);
        return this.finish({ kind: "regex", pattern: token.text, flags: token.flags, span });
      case "end":
        this.tokens.report("S0207", span);
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
        this.tokens.advance(true);
        return this.finish({ kind: "name", value: token.text, span });
      case "*":
        this.tokens.advance(true);
        return this.finish({ kind: "wildcard", span });
      case "**":
        this.tokens.advance(true);
        return this.finish({ kind: "descendant", span });
      case "%":
        this.tokens.advance(true);
        return this.finish({ kind: "parent", span });
      case "-": {
        this.tokens.advance(false);
        const operand = this.expression(PREFIX_BINDING);
        return this.finish({ kind: "negate", operand, span: this.from(span) });
      }
      case "(":
        return this.block(span);
      case "[":
        return this.array(span);
      case "{": {
        this.tokens.advance(false);
        const pairs = this.pairs();
        return this.finish({ kind: "object", pairs, span: this.from(span) });
      }
      case "|":
        return this.transform(span);
      default: {
        this.tokens.report("S0211", span, { token: token.text });
        // A closer belongs to a construct around this place and is left for it.
        if (!CLOSERS.has(token.text)) this.tokens.advance(false);
        return this.finish({ kind: "error", span });
      }
    }
  }

  private from(span: Span): Span {
    return { start: span.start, end: this.tokens.previousEnd };
  }

  private block(span: Span): Ast {
    this.tokens.advance(false);
    const expressions: Ast[] = [];
    while (!this.tokens.is(")")) {
      expressions.push(this.expression(0));
      if (!this.tokens.is(";")) {
        if (this.tokens.is(")") || this.tokens.atEnd() || !this.tokens.skipToNext([";", ")"])) break;
        if (!this.tokens.is(";")) break;
      }
      this.tokens.attachTrailing(this.tokens.token.comments);
      this.tokens.advance(false);
    }
    if (this.tokens.is(")") && expressions.length === 0) this.tokens.last = undefined;
    const inner = this.tokens.token.comments;
    this.tokens.expect(")", true);
    const node = this.finish<Ast>({ kind: "block", expressions, span: this.from(span) });
    if (expressions.length === 0 && inner.length > 0) node.leading = [...inner];
    return node;
  }

  private array(span: Span): Ast {
    this.tokens.advance(false);
    const items: Ast[] = [];
    if (!this.tokens.is("]")) {
      for (;;) {
        items.push(this.item());
        if (!this.tokens.is(",")) break;
        this.tokens.attachTrailing(this.tokens.token.comments);
        this.tokens.advance(false);
      }
    }
    this.tokens.expect("]", true);
    return this.finish({ kind: "array", items, span: this.from(span) });
  }

  private item(): Ast {
    const siblings = this.height;
    this.height = 0;
    let item = this.expression(0);
    if (this.tokens.is("..")) {
      this.tokens.attachTrailing(this.tokens.token.comments);
      this.tokens.advance(false);
      const right = this.expression(0);
      const span = { start: item.span.start, end: this.tokens.previousEnd };
      item = this.finish<Ast>({ kind: "binary", op: "..", left: item, right, span });
    }
    this.height = Math.max(siblings, this.height);
    return item;
  }

  private pairs(): Pair[] {
    const pairs: Pair[] = [];
    if (!this.tokens.is("}")) {
      for (;;) {
        const key = this.expression(0);
        this.tokens.expect(":", false);
        const value = this.expression(0);
        pairs.push({ key, value });
        if (!this.tokens.is(",")) break;
        this.tokens.attachTrailing(this.tokens.token.comments);
        this.tokens.advance(false);
      }
    }
    this.tokens.expect("}", true);
    return pairs;
  }

  private transform(span: Span): Ast {
    this.tokens.advance(false);
    const pattern = this.expression(0);
    this.tokens.expect("|", false);
    const update = this.expression(0);
    let remove: Ast | undefined;
    if (this.tokens.is(",")) {
      this.tokens.advance(false);
      remove = this.expression(0);
    }
    this.tokens.expect("|", true);
    const node = { kind: "transform" as const, pattern, update, span: this.from(span) };
    return this.finish(remove === undefined ? node : { ...node, remove });
  }

  private infix(left: Ast): Ast {
    const token = this.tokens.advance(false);
    const op = token.text;
    const power = BINDING[op] ?? 0;
    const span = () => ({ start: left.span.start, end: this.tokens.previousEnd });
    if (INFIX.has(op)) {
      const right = this.expression(power);
      return this.finish({ kind: "binary", op: op as BinaryOp, left, right, span: span() });
    }
    switch (op) {
      case "[":
        if (this.tokens.is("]")) {
          this.tokens.advance(true);
          return this.finish({ kind: "keep-array", target: left, span: span() });
        } else {
          const predicate = this.expression(0);
          this.tokens.expect("]", true);
          return this.finish({ kind: "filter", target: left, predicate, span: span() });
        }
      case "{": {
        const pairs = this.pairs();
        return this.finish({ kind: "group", target: left, pairs, span: span() });
      }
      case "^":
        return this.sort(left);
      case ":=": {
        if (left.kind !== "variable") this.tokens.report("S0212", left.span);
        const value = this.expression(power - 1);
        return this.finish({ kind: "bind", variable: left, value, span: span() });
      }
      case "@":
      case "#": {
        const variable = this.expression(power);
        if (variable.kind !== "variable") this.tokens.report("S0214", variable.span, { token: op });
        return this.finish({ kind: op === "@" ? "focus" : "index", target: left, variable, span: span() });
      }
      case "?": {
        const then = this.expression(0);
        if (!this.tokens.is(":")) return this.finish({ kind: "condition", test: left, then, span: span() });
        this.tokens.attachTrailing(this.tokens.token.comments);
        this.tokens.advance(false);
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
        const callee: Ast = { kind: "variable", name: "exists", span: token.span };
        const test = this.finish<Ast>({ kind: "call", callee, args: [left], span: left.span });
        const otherwise = this.expression(0);
        return this.finish({ kind: "condition", test, then: withoutComments(left), otherwise, span: span() });
      }
      case "(":
        return this.call(left);
      default:
        this.tokens.report("S0204", token.span, { token: op });
        return this.finish({ kind: "error", span: token.span });
    }
  }

  private sort(left: Ast): Ast {
    this.tokens.expect("(", false);
    const terms: SortTerm[] = [];
    for (;;) {
      const marked = this.tokens.is("<") || this.tokens.is(">");
      const descending = this.tokens.is(">");
      if (marked) this.tokens.advance(false);
      terms.push({ descending, marked, expression: this.expression(0) });
      if (!this.tokens.is(",")) break;
      this.tokens.advance(false);
    }
    this.tokens.expect(")", true);
    return this.finish({
      kind: "sort",
      target: left,
      terms,
      span: { start: left.span.start, end: this.tokens.previousEnd },
    });
  }

  private call(left: Ast): Ast {
    const args: Ast[] = [];
    if (!this.tokens.is(")")) {
      for (;;) {
        if (this.tokens.is("?")) {
          const placeholder: Ast = { kind: "placeholder", span: this.tokens.advance(true).span };
          this.tokens.last = placeholder;
          args.push(placeholder);
        } else {
          args.push(this.expression(0));
        }
        if (!this.tokens.is(",")) break;
        this.tokens.attachTrailing(this.tokens.token.comments);
        this.tokens.advance(false);
      }
    }
    this.tokens.expect(")", true);
    const span = () => ({ start: left.span.start, end: this.tokens.previousEnd });
    if (left.kind === "name" && (left.value === "function" || left.value === "λ")) {
      return this.lambda(left, args, span);
    }
    return this.finish({ kind: "call", callee: left, args, span: span() });
  }

  private lambda(left: Ast, params: Ast[], span: () => Span): Ast {
    params.forEach((param, index) => {
      if (param.kind !== "variable") this.tokens.report("S0208", param.span, { value: index + 1 });
    });
    let signature: string | undefined;
    if (this.tokens.is("<")) {
      const start = this.tokens.token.span.start;
      signature = "<";
      let depth = 1;
      this.tokens.advance(false);
      while (depth > 0 && !this.tokens.is("{") && !this.tokens.atEnd()) {
        if (this.tokens.is(">")) depth--;
        else if (this.tokens.is("<")) depth++;
        if (depth > 0) signature += this.tokens.token.text;
        if (depth > 0) this.tokens.advance(false);
      }
      signature += ">";
      this.tokens.expect(">", false);
      const problem = checkSignature(signature);
      if (problem !== undefined) {
        this.tokens.report(
          problem.code,
          { start: start + problem.offset, end: this.tokens.previousEnd },
          { value: problem.value },
        );
      }
    }
    this.tokens.expect("{", false);
    const body = this.expression(0);
    this.tokens.expect("}", true);
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
