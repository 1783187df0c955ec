import { RuleSyntaxError } from "../language/runtime/errors.js";
import type { Ast } from "../language/syntax/ast.js";
import { parse } from "../language/syntax/parser.js";
import { print } from "../language/syntax/printer.js";
import { readsOf } from "./input-reads.js";

/** The canonical text of a rule, comments kept. Throws `RuleSyntaxError` with every problem. */
export function canonicalText(text: string): string {
  return print(parsedRule(text));
}

/**
 * The meters whose usage a rule reads, sorted: those named in `$$.usage.<meter>`. `null` when the rule may read any, as
 * `$$.usage.*` does. Throws `RuleSyntaxError`.
 */
export function metersOf(text: string): string[] | null {
  return namesBehind(text, "usage");
}

/** The parameters that a rule reads, sorted, in the same way as `metersOf`. Throws `RuleSyntaxError`. */
export function paramsOf(text: string): string[] | null {
  return namesBehind(text, "params");
}

function namesBehind(text: string, root: string): string[] | null {
  const paths = readsOf(parsedRule(text), "$").map(({ path }) => path);
  // A path that ends at the root, or before it, hands on all there is: which names are read cannot be told.
  if (paths.some((path) => path.length === 0 || (path.length === 1 && path[0] === root))) return null;
  return [...new Set(paths.filter(([first]) => first === root).map((path) => path[1]!))].sort();
}

function parsedRule(text: string): Ast {
  const { ast, diagnostics } = parse(text);
  if (diagnostics.length > 0) throw new RuleSyntaxError(diagnostics);
  return ast;
}
