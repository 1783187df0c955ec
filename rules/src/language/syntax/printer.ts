import { BINDING, PREFIX_BINDING, type Ast, type Pair } from "./ast.js";
import { isBareName } from "./lexer.js";

/** Lines longer than this are broken where the grammar allows it. */
const WIDTH = 110;
const STEP = "  ";

/**
 * The canonical text of a tree: one layout per meaning, comments kept, JSONata 2.0 operators only.
 * `print(parse(t).ast)` is a fixed point: printing what was printed changes no byte.
 */
export function print(ast: Ast): string {
  return new Printer(true).document(ast);
}

/** The canonical text without comments: equal for two texts that mean the same price. */
export function printWithoutComments(ast: Ast): string {
  return new Printer(false).document(ast);
}

/** Where a node stands: the power of the operator before it and of the one after it decide on parentheses. */
type Place = { rbp: number; next: number; indent: string; flat: boolean };

class Printer {
  constructor(private readonly comments: boolean) {}

  document(ast: Ast): string {
    const { leading, bare } = this.splitLeading(ast);
    const head = leading.map((comment) => `${comment}\n`).join("");
    return head + this.emit(bare, { rbp: 0, next: 0, indent: "", flat: false }, true);
  }

  /** Comments at the start of a document or statement stand on their own lines: they are taken off its first token. */
  private splitLeading(node: Ast): { leading: string[]; bare: Ast } {
    if (!this.comments) return { leading: [], bare: node };
    const first = firstOf(node);
    const leading = first.leading ?? [];
    return { leading, bare: leading.length === 0 ? node : replaceFirst(node) };
  }

  private emit(node: Ast, place: Place, isRoot = false): string {
    const { leading, trailing } = this.comments ? node : { leading: [], trailing: [] };
    const before = (leading ?? []).map((comment) => `${comment} `).join("");
    const after = (trailing ?? []).map((comment) => ` ${comment}`).join("");
    const inner = this.needsParens(node, place)
      ? this.parenthesised(node, place)
      : this.node(node, place, isRoot);
    return before + inner + after;
  }

  /** As a block of one expression, which is what the parentheses are once they are read again. */
  private parenthesised(node: Ast, place: Place): string {
    return this.block([{ ...node, leading: [], trailing: [] }], place, false);
  }

  private needsParens(node: Ast, place: Place): boolean {
    const own = ownBinding(node);
    if (own !== undefined && own <= place.rbp) return true;
    const open = openRight(node);
    return open !== undefined && place.next > open;
  }

  /** One line if it fits, else the broken form. */
  private choose(place: Place, flat: (place: Place) => string, broken: (place: Place) => string): string {
    const oneLine = flat({ ...place, flat: true });
    if (place.flat || (oneLine.length + place.indent.length <= WIDTH && !oneLine.includes("\n")))
      return oneLine;
    return broken({ ...place, flat: false });
  }

  private node(node: Ast, place: Place, isRoot: boolean): string {
    const { rbp, next } = place;
    const left = (target: Ast, power: number) => this.emit(target, { ...place, next: power });
    const right = (target: Ast, power: number, after = next) =>
      this.emit(target, { ...place, rbp: power, next: after });
    const free = (target: Ast) => this.emit(target, { ...place, rbp: 0, next: 0 });
    void rbp;
    switch (node.kind) {
      case "number":
        return node.lexeme;
      case "string":
        return quote(node.value);
      case "literal":
        return String(node.value);
      case "regex":
        return `/${node.pattern}/${node.flags}`;
      case "name":
        return isBareName(node.value) ? node.value : `\`${node.value}\``;
      case "variable":
        return `$${node.name}`;
      case "wildcard":
        return "*";
      case "descendant":
        return "**";
      case "parent":
        return "%";
      case "placeholder":
        return "?";
      case "error":
        return "";
      case "negate":
        return `-${right(node.operand, PREFIX_BINDING)}`;
      case "array":
        return this.list("[", "]", node.items, place);
      case "object":
        return this.pairs(node.pairs, place);
      case "block":
        return this.block(node.expressions, place, isRoot);
      case "binary": {
        if (node.op === "..") return `${free(node.left)}..${free(node.right)}`;
        const power = BINDING[node.op]!;
        const [before, after] = [left(node.left, power), right(node.right, power)];
        // `1 . 2` is no path that can run, but it is not the number 1.2 either.
        const isTight = node.op === "." && !(/\d$/.test(before) && /^\d/.test(after));
        return isTight ? `${before}.${after}` : `${before} ${node.op} ${after}`;
      }
      case "filter":
        return `${left(node.target, BINDING["["]!)}[${free(node.predicate)}]`;
      case "keep-array":
        return `${left(node.target, BINDING["["]!)}[]`;
      case "group":
        return `${left(node.target, BINDING["{"]!)}${this.pairs(node.pairs, place)}`;
      case "sort": {
        const mark = (descending: boolean, marked: boolean) => (descending ? ">" : marked ? "<" : "");
        const terms = node.terms.map((term) => mark(term.descending, term.marked) + free(term.expression));
        return `${left(node.target, BINDING["^"]!)}^(${terms.join(", ")})`;
      }
      case "focus":
        return `${left(node.target, BINDING["@"]!)}@${free(node.variable)}`;
      case "index":
        return `${left(node.target, BINDING["#"]!)}#${free(node.variable)}`;
      case "bind":
        return `${left(node.variable, BINDING[":="]!)} := ${right(node.value, BINDING[":="]! - 1)}`;
      case "condition":
        return this.condition(node, place);
      case "call": {
        const callee = left(node.callee, BINDING["("]!);
        return `${callee}${this.list("(", ")", node.args, place)}`;
      }
      case "lambda": {
        const head = `function(${node.params.map(free).join(", ")})${node.signature ?? ""}`;
        return this.choose(
          place,
          (flat) => `${head}{ ${this.emit(node.body, { ...flat, rbp: 0, next: 0 })} }`,
          (wide) => `${head}{\n${this.line(node.body, wide)}\n${wide.indent}}`,
        );
      }
      case "transform": {
        const remove = node.remove === undefined ? "" : `, ${free(node.remove)}`;
        return `|${free(node.pattern)}|${free(node.update)}${remove}|`;
      }
    }
  }

  private line(node: Ast, place: Place): string {
    const indent = place.indent + STEP;
    return indent + this.emit(node, { rbp: 0, next: 0, indent, flat: false });
  }

  private list(open: string, close: string, items: Ast[], place: Place): string {
    const item = (inner: Place) => (one: Ast) => this.emit(one, { ...inner, rbp: 0, next: 0 });
    return this.choose(
      place,
      (flat) => open + items.map(item(flat)).join(", ") + close,
      (wide) => `${open}\n${items.map((one) => this.line(one, wide)).join(",\n")}\n${wide.indent}${close}`,
    );
  }

  private pairs(pairs: Pair[], place: Place): string {
    if (pairs.length === 0) return "{}";
    const pair = (inner: Place) => (one: Pair) =>
      `${this.emit(one.key, { ...inner, rbp: 0, next: 0 })}: ${this.emit(one.value, { ...inner, rbp: 0, next: 0 })}`;
    return this.choose(
      place,
      (flat) => `{ ${pairs.map(pair(flat)).join(", ")} }`,
      (wide) => {
        const indent = wide.indent + STEP;
        const lines = pairs.map((one) => indent + pair({ ...wide, indent })(one));
        return `{\n${lines.join(",\n")}\n${wide.indent}}`;
      },
    );
  }

  private block(expressions: Ast[], place: Place, isRoot: boolean): string {
    const statement = (inner: Place) => (one: Ast) => this.emit(one, { ...inner, rbp: 0, next: 0 });
    const flat = (inner: Place) => `(${expressions.map(statement(inner)).join("; ")})`;
    const broken = (wide: Place) => {
      const indent = wide.indent + STEP;
      const lines = expressions.map((one) => {
        const { leading, bare } = this.splitLeading(one);
        const head = leading.map((comment) => `${indent}${comment}\n`).join("");
        return head + indent + this.emit(bare, { rbp: 0, next: 0, indent, flat: false });
      });
      return `(\n${lines.join(";\n")}\n${wide.indent})`;
    };
    // A document of several statements is always written one per line, so that a small edit is a small diff.
    if (isRoot && expressions.length > 1) return broken(place);
    return this.choose(place, flat, broken);
  }

  private condition(node: Extract<Ast, { kind: "condition" }>, place: Place): string {
    const parts = (inner: Place) => {
      const test = this.emit(node.test, { ...inner, next: BINDING["?"]! });
      const free: Place = { ...inner, rbp: 0, next: 0 };
      const dangling = node.otherwise !== undefined && endsWithoutElse(node.then);
      const then = dangling ? this.parenthesised(node.then, free) : this.emit(node.then, free);
      const otherwise =
        node.otherwise === undefined ? undefined : this.emit(node.otherwise, { ...inner, rbp: 0 });
      return { test, then, otherwise };
    };
    return this.choose(
      place,
      (flat) => {
        const { test, then, otherwise } = parts(flat);
        return `${test} ? ${then}${otherwise === undefined ? "" : ` : ${otherwise}`}`;
      },
      (wide) => {
        const indent = wide.indent + STEP;
        const { test, then, otherwise } = parts({ ...wide, indent });
        return `${test}\n${indent}? ${then}${otherwise === undefined ? "" : `\n${indent}: ${otherwise}`}`;
      },
    );
  }
}

/** The binding power with which a node takes what stands on its left; undefined for nodes that start by themselves. */
function ownBinding(node: Ast): number | undefined {
  switch (node.kind) {
    case "binary":
      return node.op === ".." ? undefined : BINDING[node.op];
    case "filter":
    case "keep-array":
      return BINDING["["];
    case "group":
      return BINDING["{"];
    case "sort":
      return BINDING["^"];
    case "focus":
      return BINDING["@"];
    case "index":
      return BINDING["#"];
    case "bind":
      return BINDING[":="];
    case "condition":
      return BINDING["?"];
    case "call":
      return BINDING["("];
    default:
      return undefined;
  }
}

/** The power of a node's open right end, which would swallow a stronger operator after it; undefined when it is closed. */
function openRight(node: Ast): number | undefined {
  switch (node.kind) {
    case "binary":
      return node.op === ".." ? undefined : BINDING[node.op];
    case "negate":
      return PREFIX_BINDING;
    case "bind":
      return BINDING[":="]! - 1;
    case "condition":
      return 0;
    default:
      return undefined;
  }
}

function endsWithoutElse(node: Ast): boolean {
  switch (node.kind) {
    case "condition":
      return node.otherwise === undefined || endsWithoutElse(node.otherwise);
    case "bind":
      return endsWithoutElse(node.value);
    case "negate":
      return false;
    default:
      return false;
  }
}

/** The node that owns the first token of a node's text. */
function firstOf(node: Ast): Ast {
  if ((node.leading ?? []).length > 0) return node;
  switch (node.kind) {
    case "binary":
      return firstOf(node.left);
    case "filter":
    case "keep-array":
    case "group":
    case "sort":
    case "focus":
    case "index":
      return firstOf(node.target);
    case "bind":
      return firstOf(node.variable);
    case "condition":
      return firstOf(node.test);
    case "call":
      return firstOf(node.callee);
    default:
      return node;
  }
}

function replaceFirst(node: Ast): Ast {
  if ((node.leading ?? []).length > 0) return { ...node, leading: [] };
  switch (node.kind) {
    case "binary":
      return { ...node, left: replaceFirst(node.left) };
    case "filter":
    case "keep-array":
    case "group":
    case "sort":
    case "focus":
    case "index":
      return { ...node, target: replaceFirst(node.target) };
    case "bind":
      return { ...node, variable: replaceFirst(node.variable) };
    case "condition":
      return { ...node, test: replaceFirst(node.test) };
    case "call":
      return { ...node, callee: replaceFirst(node.callee) };
    default:
      return node;
  }
}

/** Text as a double-quoted literal that both JSONata and JSON read. */
export function quote(value: string): string {
  return JSON.stringify(value);
}
