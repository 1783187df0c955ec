import { RuleSyntaxError } from "../language/runtime/errors.js";
import { childrenOf, type Ast } from "../language/syntax/ast.js";
import { parse } from "../language/syntax/parser.js";
import { print, printWithoutComments } from "../language/syntax/printer.js";
import { sha256 } from "./sha256.js";

/** The canonical text of a rule, comments kept. Throws `RuleSyntaxError` with every problem. */
export function canonicalText(text: string): string {
  return print(parsed(text));
}

/** Names what a rule means: equal for two texts that differ only in layout and comments. Throws `RuleSyntaxError`. */
export function ruleHash(text: string): string {
  return sha256(printWithoutComments(parsed(text)));
}

/**
 * The meters whose usage a rule reads, sorted: those named in `$$.usage.<meter>`. `null` when the rule may read any, as
 * `$$.usage.*` does. Throws `RuleSyntaxError`.
 */
export function metersOf(text: string): string[] | null {
  return namesBehind(parsed(text), "usage");
}

/** The parameters that a rule reads, sorted, in the same way as `metersOf`. */
export function paramsOf(text: string): string[] | null {
  return namesBehind(parsed(text), "params");
}

/** The tree of a text that must be a rule. Throws `RuleSyntaxError` with every problem. */
export function parsed(text: string): Ast {
  const { ast, diagnostics } = parse(text);
  if (diagnostics.length > 0) throw new RuleSyntaxError(diagnostics);
  return ast;
}

function namesBehind(ast: Ast, root: string): string[] | null {
  const names = new Set<string>();
  return collect(ast, root, names) ? [...names].sort() : null;
}

/** Collects `$$.root.name`; false when the root is used in a way that does not tell the name. */
function collect(node: Ast, root: string, names: Set<string>): boolean {
  if (node.kind === "binary" && node.op === ".") {
    const name = stepAfter(node, root);
    if (name !== undefined) {
      names.add(name);
      return true;
    }
    // The root on its own hands on all it has: the names cannot be told.
    if (isRootPath(node, root)) return false;
  }
  if (node.kind === "variable" && node.name === "$") return true;
  return childrenOf(node).every((child) => collect(child, root, names));
}

/** `m` of a node `$$.usage.m`, whose left side may itself carry predicates on `m` further out. */
function stepAfter(node: Ast, root: string): string | undefined {
  if (node.kind !== "binary" || node.op !== "." || !isRootPath(node.left, root)) return undefined;
  return node.right.kind === "name" ? node.right.value : undefined;
}

function isRootPath(node: Ast, root: string): boolean {
  return (
    node.kind === "binary" &&
    node.op === "." &&
    node.left.kind === "variable" &&
    node.left.name === "$" &&
    node.right.kind === "name" &&
    node.right.value === root
  );
}
