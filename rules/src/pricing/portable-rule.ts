import { PRELUDES } from "../language/domain/registry.js";
import { childrenOf, type Ast } from "../language/syntax/ast.js";
import { print } from "../language/syntax/printer.js";
import { parsedRule } from "./rule-text.js";

/**
 * A rule as it runs on any JSONata 2.0 evaluator, for audit: the functions of pricing that it uses are defined before it,
 * in pure JSONata. `$included($$.a, 10)` becomes `($included := function($quantity, …) …; $included($$.a, 10))`.
 * That evaluator computes in doubles, so its amounts are close rather than exact. Throws `RuleSyntaxError`.
 */
export function portableRule(text: string): string {
  const ast = parsedRule(text);
  const used = [...PRELUDES].filter(([name]) => usesFunction(ast, name));
  if (used.length === 0) return print(ast);
  const definitions = used.map(([name, prelude]) => `$${name} := ${prelude};`);
  return print(parsedRule(`(${definitions.join("\n")}\n${text})`));
}

function usesFunction(node: Ast, name: string): boolean {
  if (node.kind === "variable" && node.name === name) return true;
  return childrenOf(node).some((child) => usesFunction(child, name));
}
