import { compile } from "../language/compile.js";
import type { Value, ValueObject } from "../language/runtime/value.js";
import { childrenOf, type Ast, type CallNode } from "../language/syntax/ast.js";
import { print } from "../language/syntax/printer.js";
import type { PriceDefinition } from "../pricing/price.js";
import { paramsValue } from "../pricing/rating-input.js";
import { readsOf } from "../pricing/input-reads.js";

/** A rule taken apart: its steps by name, its lines' amounts, and what can be computed of it without any input. */
export class RuleModel {
  readonly steps = new Map<string, Ast>();
  readonly result: Ast;
  private readonly root: ValueObject;
  private readonly bindings: { tables: Value };
  private readonly known = new Map<Ast, { value: Value } | undefined>();

  constructor(
    readonly price: Pick<PriceDefinition, "params" | "paramsSchema" | "tables" | "currency">,
    readonly ast: Ast,
  ) {
    const parts = ast.kind === "block" ? ast.expressions : [ast];
    this.result = parts.at(-1) ?? ast;
    for (const part of parts) {
      if (part.kind === "bind" && part.variable.kind === "variable")
        this.steps.set(part.variable.name, part.value);
    }
    this.root = { params: paramsValue(price) };
    this.bindings = { tables: price.tables ?? {} };
  }

  /** The `amount` of each line that is written out, or undefined where the lines are made by an expression. */
  lineAmounts(): Ast[] | undefined {
    const lines = field(this.result, "lines");
    if (lines?.kind !== "array") return undefined;
    const amounts = lines.items.map((line) => field(line, "amount"));
    return amounts.every((amount) => amount !== undefined) ? amounts : undefined;
  }

  /** The value of an expression that reads parameters and tables alone; undefined for any other. */
  constant(node: Ast): { value: Value } | undefined {
    if (!this.known.has(node)) this.known.set(node, this.compute(node));
    return this.known.get(node);
  }

  /** Whether an expression rests on parameters and tables alone. */
  private isConstant(node: Ast, seen: ReadonlySet<string>): boolean {
    const reads = readsOf(node, "$");
    if (reads.some(({ path }) => path[0] !== "params")) return false;
    return [...variablesOf(node)].every((name) => {
      if (name === "$" || name === "tables" || !this.steps.has(name)) return name !== "";
      return !seen.has(name) && this.isConstant(this.steps.get(name)!, new Set([...seen, name]));
    });
  }

  private compute(node: Ast): { value: Value } | undefined {
    if (!this.isConstant(node, new Set())) return undefined;
    const steps = [...this.steps]
      .filter(([, step]) => this.isConstant(step, new Set()))
      .map(([name, step]) => `$${name} := ${print(step)};`);
    try {
      const value = compile(`(${steps.join(" ")} ${print(node)})`).evaluate(this.root, this.bindings);
      return value === undefined ? undefined : { value };
    } catch {
      // What cannot be computed is not known; the checks say so.
      return undefined;
    }
  }
}

/** The value of a field in an object that is written out. */
export function field(node: Ast, key: string): Ast | undefined {
  if (node.kind !== "object") return undefined;
  return node.pairs.find((pair) => pair.key.kind === "string" && pair.key.value === key)?.value;
}

/** Every node of a tree, parents first. */
export function* nodesOf(ast: Ast): Generator<Ast> {
  yield ast;
  for (const child of childrenOf(ast)) yield* nodesOf(child);
}

/** The calls of a function by name, wherever they stand. */
export function callsOf(ast: Ast, name: string): CallNode[] {
  return [...nodesOf(ast)].filter(
    (node): node is CallNode =>
      node.kind === "call" && node.callee.kind === "variable" && node.callee.name === name,
  );
}

/** The name of the function that a call calls, where it is called by name. */
export const calleeOf = (node: CallNode): string | undefined =>
  node.callee.kind === "variable" ? node.callee.name : undefined;

/** The variables that an expression uses and that are no functions it calls. */
function variablesOf(node: Ast): Set<string> {
  const names = new Set<string>();
  const visit = (at: Ast): void => {
    if (at.kind === "variable") names.add(at.name);
    else if (at.kind === "call" && at.callee.kind === "variable") at.args.forEach(visit);
    else childrenOf(at).forEach(visit);
  };
  visit(node);
  return names;
}
