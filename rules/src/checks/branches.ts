import { rootPath } from "../language/runtime/trace.js";
import { decimalOf, isNumber, truth, type Value } from "../language/runtime/value.js";
import { Decimal } from "../money/decimal.js";
import type { Ast } from "../language/syntax/ast.js";
import { childrenOf } from "../language/syntax/ast.js";
import { print } from "../language/syntax/printer.js";
import { holds, unknown, violated, type Finding } from "./finding.js";
import { calleeOf, type RuleModel } from "./rule-model.js";
import { representatives } from "./representatives.js";

/** A test that was passed on the way to a branch, and how it came out. */
type Assumption = { test: Ast; outcome: boolean };
/** What a term is compared with anywhere; `free` terms have no constant to try, only true and false. */
type Term = { text: string; constants: Value[]; nonNegative: boolean; independent: boolean };

const limit = 20_000;

/**
 * Whether each branch of each condition can be reached. Terms that are compared with constants take values that tell all
 * comparisons apart; whatever else a test contains may be true or false. A branch that no combination reaches is dead. Of a
 * guard, `test ? amount : $error(…)`, only what is decided is told.
 */
export function checkBranches(model: RuleModel, ast: Ast): Finding[] {
  const findings: Finding[] = [];
  visit(ast, [], (node, path) => {
    const branches = [branch(model, node.then, [...path, { test: node.test, outcome: true }])];
    if (node.otherwise)
      branches.push(branch(model, node.otherwise, [...path, { test: node.test, outcome: false }]));
    // A guard refuses what its rule has no price for: usage decides whether it is ever needed, and nothing is lost if it is not.
    findings.push(...branches.filter(({ verdict }) => verdict !== "unknown" || !isGuard(node)));
  });
  return findings;
}

/** Whether a condition only tells what is rated from what is refused by `$error`. */
const isGuard = ({ then, otherwise }: Extract<Ast, { kind: "condition" }>): boolean =>
  [then, otherwise].some((side) => side?.kind === "call" && calleeOf(side) === "error");

function visit(
  node: Ast,
  path: Assumption[],
  found: (node: Extract<Ast, { kind: "condition" }>, path: Assumption[]) => void,
): void {
  if (node.kind !== "condition")
    return childrenOf(node).forEach((child) => visit(child, node.kind === "lambda" ? [] : path, found));
  found(node, path);
  visit(node.test, path, found);
  visit(node.then, [...path, { test: node.test, outcome: true }], found);
  if (node.otherwise) visit(node.otherwise, [...path, { test: node.test, outcome: false }], found);
}

function branch(model: RuleModel, node: Ast, path: Assumption[]): Finding {
  const terms = new Map<string, Term>();
  path.forEach(({ test }) => collect(model, test, terms));
  const columns = [...terms.values()].map((term) => ({ term, values: valuesOf(term) }));
  if (columns.reduce((product, { values }) => product * values.length, 1) > limit) {
    return unknown(
      "unreachable-branch",
      node.span,
      "The conditions have too many combinations to try them all.",
    );
  }
  for (const facts of combinations(columns)) {
    if (!path.every(({ test, outcome }) => outcomeOf(model, test, facts) === outcome)) continue;
    // Terms that hang together may not take these values at once, so only independent ones prove that it is reached.
    return columns.every(({ term }) => term.independent)
      ? holds("unreachable-branch", node.span, "This branch can be reached.")
      : unknown("unreachable-branch", node.span, "Whether this branch can be reached could not be decided.");
  }
  const conditions = path.map(({ test, outcome }) => `${outcome ? "" : "not "}${print(test)}`).join(", ");
  return violated(
    "unreachable-branch",
    node.span,
    `This branch is never reached: its conditions exclude each other (${conditions}).`,
    {
      conditions: path.map(({ test, outcome }) => ({ test: print(test), outcome })),
    },
  );
}

function collect(model: RuleModel, test: Ast, terms: Map<string, Term>): void {
  if (model.constant(test)) return;
  const parts = logical(test);
  if (parts) return parts.forEach((part) => collect(model, part, terms));
  const comparison = compared(model, test);
  const node = comparison?.term ?? test;
  const text = comparison ? nameOf(model, node) : testName(model, node);
  const source = sourceOf(model, node);
  const other = terms.get(comparison ? testName(model, node) : nameOf(model, node));
  const term = terms.get(text) ?? {
    text,
    constants: [],
    nonNegative: isUsage(source),
    independent: source !== undefined,
  };
  if (comparison) term.constants.push(comparison.constant);
  // Compared here and taken as true or false there: the two hang together.
  if (other) term.independent = other.independent = false;
  terms.set(text, term);
}

/** One name for an input, whichever step stands for it. */
function nameOf(model: RuleModel, node: Ast): string {
  const source = sourceOf(model, node);
  return source ? `$$.${source.join(".")}` : print(node);
}

const testName = (model: RuleModel, node: Ast): string => `test ${nameOf(model, node)}`;

function logical(test: Ast): Ast[] | null {
  if (test.kind === "binary" && (test.op === "and" || test.op === "or")) return [test.left, test.right];
  if (test.kind === "call" && calleeOf(test) === "not" && test.args.length === 1) return test.args;
  return test.kind === "block" && test.expressions.length === 1 ? test.expressions : null;
}

const mirrored: { [op: string]: string } = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "=": "=",
  "!=": "!=",
};

/** `term op constant`, whichever side the constant is on. */
function compared(model: RuleModel, test: Ast): { term: Ast; op: string; constant: Value } | null {
  if (test.kind !== "binary" || mirrored[test.op] === undefined) return null;
  const [left, right] = [model.constant(test.left), model.constant(test.right)];
  if (right && !left) return { term: test.left, op: test.op, constant: right.value };
  if (left && !right) return { term: test.right, op: mirrored[test.op]!, constant: left.value };
  return null;
}

function outcomeOf(model: RuleModel, test: Ast, facts: ReadonlyMap<string, Value>): boolean {
  const known = model.constant(test);
  if (known) return truth(known.value) === true;
  if (test.kind === "binary" && test.op === "and")
    return outcomeOf(model, test.left, facts) && outcomeOf(model, test.right, facts);
  if (test.kind === "binary" && test.op === "or")
    return outcomeOf(model, test.left, facts) || outcomeOf(model, test.right, facts);
  const parts = logical(test);
  if (parts)
    return test.kind === "call" ? !outcomeOf(model, parts[0]!, facts) : outcomeOf(model, parts[0]!, facts);
  const comparison = compared(model, test);
  if (!comparison) return facts.get(testName(model, test)) === true;
  return compareBy(comparison.op, facts.get(nameOf(model, comparison.term)), comparison.constant);
}

function compareBy(op: string, fact: Value, constant: Value): boolean {
  const both = fact !== undefined && isNumber(fact) && constant !== undefined && isNumber(constant);
  const equal = both ? decimalOf(fact).equals(decimalOf(constant)) : fact === constant;
  if (op === "=" || op === "!=") return equal === (op === "=");
  const sign = both
    ? decimalOf(fact).compare(decimalOf(constant))
    : String(fact) < String(constant)
      ? -1
      : equal
        ? 0
        : 1;
  return op === "<" ? sign < 0 : op === "<=" ? sign <= 0 : op === ">" ? sign > 0 : sign >= 0;
}

function valuesOf({ constants, nonNegative }: Term): Value[] {
  if (constants.length === 0) return [true, false];
  const values = constants.includes(null)
    ? [null, ...representatives(constants)]
    : representatives(constants);
  const possible = values.filter((value) => !nonNegative || !isNumber(value) || decimalOf(value).sign() >= 0);
  return possible.length > 0 ? possible : [Decimal.ZERO];
}

function* combinations(columns: { term: Term; values: Value[] }[]): Generator<Map<string, Value>> {
  const [column, ...rest] = columns;
  if (column === undefined) return yield new Map();
  for (const value of column.values) {
    for (const facts of combinations(rest)) yield new Map([...facts, [column.term.text, value]]);
  }
}

/** The path that a term reads, also through steps that only name it. */
function sourceOf(model: RuleModel, node: Ast, seen: ReadonlySet<string> = new Set()): string[] | undefined {
  if (node.kind !== "variable") return rootPath(node);
  const step = seen.has(node.name) ? undefined : model.steps.get(node.name);
  return step && sourceOf(model, step, new Set([...seen, node.name]));
}

const isUsage = (path: string[] | undefined): boolean => path?.[0] === "usage" && path.at(-1) === "quantity";
