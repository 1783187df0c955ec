import type { Span } from "../language/runtime/errors.js";
import { childrenOf, type Ast } from "../language/syntax/ast.js";

/** One place where a rule reads its input: the field names behind `$$` (or behind a variable), and where it stands. */
export type InputRead = { path: string[]; span: Span };

/**
 * Every path that a rule reads from a variable, `""` for `$$`: `$$.params.tiers[0].upTo` is `["params", "tiers", "upTo"]`.
 * A path ends where its names cannot be told: `$$.usage.*` reads `["usage"]`.
 */
export function readsOf(ast: Ast, variable: "$" | "tables"): InputRead[] {
  const reads: InputRead[] = [];
  visit(ast, variable, reads);
  return reads;
}

/** `closed`: a step was met whose names cannot be told, so later ones do not belong to the path. */
type Path = { names: string[]; closed: boolean };

function visit(node: Ast, variable: string, reads: InputRead[]): void {
  const beside: Ast[] = [];
  const path = pathOf(node, variable, beside);
  if (path !== undefined) {
    reads.push({ path: path.names, span: node.span });
    beside.forEach((other) => visit(other, variable, reads));
  } else childrenOf(node).forEach((child) => visit(child, variable, reads));
}

/** The path of a node; what stands in its predicates and in steps without a name is handed back in `beside`. */
function pathOf(node: Ast, variable: string, beside: Ast[]): Path | undefined {
  if (node.kind === "variable") return node.name === variable ? { names: [], closed: false } : undefined;
  if (node.kind === "binary" && node.op === ".") {
    const before = pathOf(node.left, variable, beside);
    if (before === undefined) return undefined;
    const name = before.closed ? undefined : nameOf(node.right, beside);
    if (name !== undefined) return { names: [...before.names, name], closed: false };
    beside.push(node.right);
    return { ...before, closed: true };
  }
  if (!("target" in node)) return undefined;
  const path = pathOf(node.target, variable, beside);
  if (path !== undefined) beside.push(...childrenOf(node).filter((child) => child !== node.target));
  return path;
}

/** The field that a step names, also with predicates behind it. */
function nameOf(step: Ast, beside: Ast[]): string | undefined {
  if (step.kind === "name") return step.value;
  if (!("target" in step)) return undefined;
  const name = nameOf(step.target, beside);
  if (name !== undefined) beside.push(...childrenOf(step).filter((child) => child !== step.target));
  return name;
}
