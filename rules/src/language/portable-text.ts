import { PRELUDES } from "./domain/registry.js";
import { RuleSyntaxError } from "./runtime/errors.js";
import { childrenOf, type Ast } from "./syntax/ast.js";
import { parse } from "./syntax/parser.js";
import { print } from "./syntax/printer.js";

/**
 * The rule as text that any JSONata 2.0 evaluator runs: the functions of pricing that it uses are defined before it, in
 * pure JSONata. For auditors who would rather not run this engine. Throws `RuleSyntaxError`.
 * Example: `portableText("$cap(amount, 100)")` begins with `($cap := function($amount, $maximum) …`.
 */
export function portableText(text: string): string {
  const { ast, diagnostics } = parse(text);
  if (diagnostics.length > 0) throw new RuleSyntaxError(diagnostics);
  const used = new Set<string>();
  const visit = (node: Ast): void => {
    if (node.kind === "variable" && PRELUDES.has(node.name)) used.add(node.name);
    childrenOf(node).forEach(visit);
  };
  visit(ast);
  if (used.size === 0) return print(ast);
  const definitions = [...used].sort().map((name) => `$${name} := ${PRELUDES.get(name)!};`);
  return `(\n${definitions.join("\n")}\n${print(ast)}\n)`;
}
