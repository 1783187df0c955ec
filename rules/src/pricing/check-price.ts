import { RuleSyntaxError, type Diagnostic, type Span } from "../language/runtime/errors.js";
import { rootPath } from "../language/runtime/trace.js";
import { childrenOf, type Ast } from "../language/syntax/ast.js";
import { parse } from "../language/syntax/parser.js";
import { compiledRule } from "./compiled-rule.js";
import type { PriceDefinition } from "./price.js";
import { validateParams } from "./template-schema.js";

/**
 * Everything that is wrong with a price before it is used, with its place in the text: syntax, holes (`$todo`), unknown
 * variables, recursion, parameters that the rule reads and the price lacks or the other way round, and values that do not
 * fit the schema. Empty when the price can be published.
 */
export function checkPrice(
  price: Pick<PriceDefinition, "ruleText" | "params" | "paramsSchema" | "tables">,
): Diagnostic[] {
  const { ast } = parse(price.ruleText);
  try {
    const { compiled } = compiledRule(price.ruleText);
    const unknown = compiled.freeVariables.filter((name) => name !== "tables");
    return [
      ...unknown.flatMap((name) => unknownVariable(name, ast)),
      ...holes(ast),
      ...recursions(ast),
      ...paramProblems(price, ast),
      ...tableProblems(price.tables, ast),
    ].sort((a, b) => a.span.start - b.span.start);
  } catch (error) {
    if (error instanceof RuleSyntaxError) return error.diagnostics;
    throw error;
  }
}

/** Every node of a tree, parents first. */
function* nodes(ast: Ast): Generator<Ast> {
  yield ast;
  for (const child of childrenOf(ast)) yield* nodes(child);
}

function unknownVariable(name: string, ast: Ast): Diagnostic[] {
  const uses = [...nodes(ast)].filter((node) => node.kind === "variable" && node.name === name);
  return uses.map(({ span }) => ({
    code: "P0101",
    message: `$${name} is neither a step of the rule nor a function; check its name, or add the step.`,
    span,
  }));
}

function holes(ast: Ast): Diagnostic[] {
  return [...nodes(ast)].flatMap((node): Diagnostic[] => {
    if (node.kind !== "call" || node.callee.kind !== "variable" || node.callee.name !== "todo") return [];
    return [
      {
        code: "P0102",
        message: "This is still to be filled in; give it a value before publishing.",
        span: node.span,
      },
    ];
  });
}

/** A price is a graph without cycles, so that it always ends. */
function recursions(ast: Ast): Diagnostic[] {
  return [...nodes(ast)].flatMap((node): Diagnostic[] => {
    if (node.kind !== "bind" || node.variable.kind !== "variable" || node.value.kind !== "lambda") return [];
    const { name } = node.variable;
    const calls = [...nodes(node.value)].filter((inner) => inner.kind === "variable" && inner.name === name);
    return calls.map(({ span }) => ({
      code: "P0103",
      message: `$${name} calls itself; a price must end, so use $map, $filter or $reduce over a list.`,
      span,
    }));
  });
}

function paramProblems(price: Pick<PriceDefinition, "params" | "paramsSchema">, ast: Ast): Diagnostic[] {
  const params =
    typeof price.params === "object" && price.params !== null && !Array.isArray(price.params)
      ? price.params
      : {};
  const reads = readsBehind("params", ast);
  const missing = reads
    .filter(({ name }) => name !== undefined && !Object.hasOwn(params, name))
    .map(({ name, span }) => ({
      code: "P0104",
      message: `The price has no parameter ${name!}; add it, or correct the name.`,
      span,
    }));
  const whole = reads.some(({ name }) => name === undefined);
  const unused = Object.keys(params).filter((name) => !whole && !reads.some((read) => read.name === name));
  const issues = price.paramsSchema ? validateParams(price.paramsSchema, price.params) : [];
  return [
    ...missing,
    ...unused.map((name) => ({
      code: "P0105",
      message: `The rule does not use the parameter ${name}, so its value changes nothing; remove it, or use it.`,
      span: ast.span,
    })),
    ...issues.map(({ path, message }) => ({
      code: "P0106",
      message: `${path} ${message}.`,
      span: spanOf(path, reads, ast),
    })),
  ];
}

function spanOf(path: string, reads: { name: string | undefined; span: Span }[], ast: Ast): Span {
  const name = /^params\.(\w+)/.exec(path)?.[1];
  return reads.find((read) => read.name === name)?.span ?? ast.span;
}

function tableProblems(tables: PriceDefinition["tables"], ast: Ast): Diagnostic[] {
  const known = typeof tables === "object" && tables !== null && !Array.isArray(tables) ? tables : {};
  return [...nodes(ast)].flatMap((node): Diagnostic[] => {
    if (node.kind !== "binary" || node.op !== "." || node.right.kind !== "name") return [];
    if (
      node.left.kind !== "variable" ||
      node.left.name !== "tables" ||
      Object.hasOwn(known, node.right.value)
    )
      return [];
    return [
      {
        code: "P0107",
        message: `The price has no table ${node.right.value}; add it, or correct the name.`,
        span: node.span,
      },
    ];
  });
}

/** Where a rule reads `$$.root.name`; the name is undefined where it reads the root as a whole. */
function readsBehind(root: string, ast: Ast): { name: string | undefined; span: Span }[] {
  const path = rootPath(ast);
  if (path !== undefined) return path[0] === root ? [{ name: path[1], span: ast.span }] : [];
  return childrenOf(ast).flatMap((child) => readsBehind(root, child));
}
