import { RuleSyntaxError, type Diagnostic } from "../language/runtime/errors.js";
import type { Json } from "../language/runtime/value.js";
import { childrenOf, type Ast } from "../language/syntax/ast.js";
import { parse } from "../language/syntax/parser.js";
import { compiledRule } from "./compiled-rule.js";
import { readsOf } from "./input-reads.js";
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
  const params = fieldsOf(price.params);
  const reads = readsOf(ast, "$").filter(({ path }) => path.length === 0 || path[0] === "params");
  const missing = reads
    .filter(({ path }) => path[1] !== undefined && !Object.hasOwn(params, path[1]))
    .map(({ path, span }) => ({
      code: "P0104",
      message: `The price has no parameter ${path[1]!}; add it, or correct the name.`,
      span,
    }));
  const whole = reads.some(({ path }) => path.length < 2);
  const unused = Object.keys(params).filter((name) => !whole && !reads.some(({ path }) => path[1] === name));
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
      span: reads.find((read) => read.path[1] === /^params\.(\w+)/.exec(path)?.[1])?.span ?? ast.span,
    })),
  ];
}

function tableProblems(tables: PriceDefinition["tables"], ast: Ast): Diagnostic[] {
  return readsOf(ast, "tables")
    .filter(({ path }) => path[0] !== undefined && !Object.hasOwn(fieldsOf(tables), path[0]))
    .map(({ path, span }) => ({
      code: "P0107",
      message: `The price has no table ${path[0]!}; add it, or correct the name.`,
      span,
    }));
}

const fieldsOf = (value: Json | undefined): { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
