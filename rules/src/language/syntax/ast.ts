import type { Span } from "../runtime/errors.js";

/**
 * The syntax tree of a rule: everything the text says, layout apart. Each node knows its span, the comments before it
 * (`leading`) and after its last token (`trailing`), so that printing loses nothing that a person wrote.
 */
type Base = { span: Span; leading?: string[]; trailing?: string[] };

export type BinaryOp =
  | "."
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "&"
  | "and"
  | "or"
  | "in"
  | "~>"
  | "..";

export type Pair = { key: Ast; value: Ast };
export type SortTerm = { descending: boolean; marked: boolean; expression: Ast };

export type NumberNode = Base & { kind: "number"; lexeme: string };
export type StringNode = Base & { kind: "string"; value: string };
export type LiteralNode = Base & { kind: "literal"; value: true | false | null };
export type RegexNode = Base & { kind: "regex"; pattern: string; flags: string };
export type NameNode = Base & { kind: "name"; value: string };
export type VariableNode = Base & { kind: "variable"; name: string };
export type WildcardNode = Base & { kind: "wildcard" };
export type DescendantNode = Base & { kind: "descendant" };
export type ParentNode = Base & { kind: "parent" };
/** The `?` of a partial application. */
export type PlaceholderNode = Base & { kind: "placeholder" };
export type NegateNode = Base & { kind: "negate"; operand: Ast };
export type ArrayNode = Base & { kind: "array"; items: Ast[] };
export type ObjectNode = Base & { kind: "object"; pairs: Pair[] };
export type BlockNode = Base & { kind: "block"; expressions: Ast[] };
export type BinaryNode = Base & { kind: "binary"; op: BinaryOp; left: Ast; right: Ast };
export type FilterNode = Base & { kind: "filter"; target: Ast; predicate: Ast };
/** `target[]`: a list stays a list even with one entry. */
export type KeepArrayNode = Base & { kind: "keep-array"; target: Ast };
export type GroupNode = Base & { kind: "group"; target: Ast; pairs: Pair[] };
export type SortNode = Base & { kind: "sort"; target: Ast; terms: SortTerm[] };
export type FocusNode = Base & { kind: "focus"; target: Ast; variable: Ast };
export type IndexNode = Base & { kind: "index"; target: Ast; variable: Ast };
export type BindNode = Base & { kind: "bind"; variable: Ast; value: Ast };
export type ConditionNode = Base & { kind: "condition"; test: Ast; then: Ast; otherwise?: Ast };
export type CallNode = Base & { kind: "call"; callee: Ast; args: Ast[] };
export type LambdaNode = Base & { kind: "lambda"; params: Ast[]; signature?: string; body: Ast };
export type TransformNode = Base & { kind: "transform"; pattern: Ast; update: Ast; remove?: Ast };
/** What could not be read; the diagnostics say why. */
export type ErrorNode = Base & { kind: "error" };

/** A node of a rule's tree, told apart by `kind`; `childrenOf` lists what is inside. */
export type Ast =
  | NumberNode
  | StringNode
  | LiteralNode
  | RegexNode
  | NameNode
  | VariableNode
  | WildcardNode
  | DescendantNode
  | ParentNode
  | PlaceholderNode
  | NegateNode
  | ArrayNode
  | ObjectNode
  | BlockNode
  | BinaryNode
  | FilterNode
  | KeepArrayNode
  | GroupNode
  | SortNode
  | FocusNode
  | IndexNode
  | BindNode
  | ConditionNode
  | CallNode
  | LambdaNode
  | TransformNode
  | ErrorNode;

/** Left binding powers of the operators, as in JSONata 2.x. */
export const BINDING: Readonly<Record<string, number>> = {
  ".": 75,
  "[": 80,
  "{": 70,
  "(": 80,
  "@": 80,
  "#": 80,
  "?": 20,
  "+": 50,
  "-": 50,
  "*": 60,
  "/": 60,
  "%": 60,
  "=": 40,
  "<": 40,
  ">": 40,
  "^": 40,
  ":=": 10,
  "!=": 40,
  "<=": 40,
  ">=": 40,
  "~>": 40,
  "?:": 40,
  "??": 40,
  and: 30,
  or: 25,
  in: 40,
  "&": 50,
};

/** Binding power of the operand of a prefix minus. */
export const PREFIX_BINDING = 70;

/** The direct children of a node, in the order of the text. */
export function childrenOf(node: Ast): Ast[] {
  switch (node.kind) {
    case "negate":
      return [node.operand];
    case "array":
      return node.items;
    case "object":
      return node.pairs.flatMap((pair) => [pair.key, pair.value]);
    case "block":
      return node.expressions;
    case "binary":
      return [node.left, node.right];
    case "filter":
      return [node.target, node.predicate];
    case "keep-array":
      return [node.target];
    case "group":
      return [node.target, ...node.pairs.flatMap((pair) => [pair.key, pair.value])];
    case "sort":
      return [node.target, ...node.terms.map((term) => term.expression)];
    case "focus":
    case "index":
      return [node.target, node.variable];
    case "bind":
      return [node.variable, node.value];
    case "condition":
      return node.otherwise === undefined ? [node.test, node.then] : [node.test, node.then, node.otherwise];
    case "call":
      return [node.callee, ...node.args];
    case "lambda":
      return [...node.params, node.body];
    case "transform":
      return node.remove === undefined
        ? [node.pattern, node.update]
        : [node.pattern, node.update, node.remove];
    default:
      return [];
  }
}
