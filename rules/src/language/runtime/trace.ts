import { print } from "../syntax/printer.js";
import { childrenOf, type Ast } from "../syntax/ast.js";
import type { Span } from "./errors.js";
import { toPlain } from "./stringify.js";
import { fieldOf, isObject, type Json, type TraceSink, type Value } from "./value.js";

/** What one step of a rule did: enough to recompute it and to say it in a sentence. */
export type TraceEntry = {
  /** `bind`: a named step. `call`: a domain function inside a step. `result`: the rule's last expression. */
  kind: "bind" | "call" | "result";
  /** The variable bound or the function called, with its dollar sign; empty for the result. */
  name: string;
  span: Span;
  /** The expression as written. */
  formula: string;
  /** The formula with the values of its inputs put in. */
  substituted: string;
  /** Values of the variables, input fields or arguments that the formula uses, by their text. Decimals are text. */
  inputs: { [source: string]: Json };
  result: Json;
};

/** The steps of one evaluation, in order. Plain JSON, and the same for the same rule and input. */
export type Trace = TraceEntry[];

/** More steps than a person reads; a loop that calls a domain function for each row would pass it. */
const MAX_ENTRIES = 5_000;

type Event = { at: { span: Span }; args: Value[] | undefined; result: Value };

/** Keeps references while the rule runs; texts are made when the trace is read, so that tracing costs next to nothing. */
export class TraceRecorder implements TraceSink {
  private readonly events: Event[] = [];

  bound(at: { span: Span }, result: Value): void {
    this.events.push({ at, args: undefined, result });
  }

  called(at: { span: Span }, args: Value[], result: Value): void {
    if (this.events.length < MAX_ENTRIES) this.events.push({ at, args, result });
  }

  /** The trace in words. `bindings` and `root` are what the rule was evaluated with. */
  trace(text: string, ast: Ast, root: Value, bindings: ReadonlyMap<string, Value>, result: Value): Trace {
    const known = new Map(bindings);
    const nodes = nodesBySpan(ast);
    const entries: Trace = [];
    for (const event of this.events) {
      const node = nodes.get(spanKey(event.at.span));
      if (node === undefined) continue;
      if (node.kind === "bind") {
        const name = node.variable.kind === "variable" ? node.variable.name : "";
        entries.push(entryOf("bind", `$${name}`, node.value, text, root, known, event.result));
        known.set(name, event.result);
      } else if (event.args !== undefined) {
        entries.push(callEntry(node, text, event.args, event.result));
      }
    }
    const last = ast.kind === "block" ? ast.expressions[ast.expressions.length - 1] : ast;
    if (last !== undefined && last.kind !== "bind")
      entries.push(entryOf("result", "", last, text, root, known, result));
    return entries;
  }
}

const spanKey = (span: Span) => `${span.start}-${span.end}`;

function nodesBySpan(ast: Ast): Map<string, Ast> {
  const nodes = new Map<string, Ast>();
  const visit = (node: Ast) => {
    childrenOf(node).forEach(visit);
    // Binds and calls are what events point at; others may share their span.
    if (node.kind === "bind" || node.kind === "call" || node.kind === "binary")
      nodes.set(spanKey(node.span), node);
  };
  visit(ast);
  return nodes;
}

type Reference = { source: string; span: Span; value: Value };

/** The variables and `$$` fields that an expression reads from outside itself. */
function references(node: Ast, text: string, root: Value, known: ReadonlyMap<string, Value>): Reference[] {
  const found: Reference[] = [];
  const visit = (at: Ast, hidden: ReadonlySet<string>): void => {
    const path = rootPath(at);
    if (path !== undefined) {
      found.push({ source: text.slice(at.span.start, at.span.end), span: at.span, value: walk(root, path) });
    } else if (at.kind === "variable" && known.has(at.name) && !hidden.has(at.name)) {
      found.push({ source: `$${at.name}`, span: at.span, value: known.get(at.name) });
    } else {
      const inner = at.kind === "lambda" ? new Set([...hidden, ...at.params.map(nameOf)]) : hidden;
      for (const child of childrenOf(at)) visit(child, inner);
    }
  };
  visit(node, new Set());
  return found;
}

const nameOf = (ast: Ast): string => (ast.kind === "variable" ? ast.name : "");

/** The field names of `$$.a.b.c`, or undefined for any other expression. */
export function rootPath(node: Ast): string[] | undefined {
  if (node.kind !== "binary" || node.op !== "." || node.right.kind !== "name") return undefined;
  if (node.left.kind === "variable" && node.left.name === "$") return [node.right.value];
  const before = rootPath(node.left);
  return before === undefined ? undefined : [...before, node.right.value];
}

function walk(root: Value, path: string[]): Value {
  let at = root;
  for (const key of path) at = isObject(at) ? fieldOf(at, key) : undefined;
  return at;
}

function entryOf(
  kind: TraceEntry["kind"],
  name: string,
  node: Ast,
  text: string,
  root: Value,
  known: ReadonlyMap<string, Value>,
  result: Value,
): TraceEntry {
  const used = references(node, text, root, known);
  const inputs: { [source: string]: Json } = {};
  for (const reference of used) inputs[reference.source] = toPlain(reference.value);
  const formula = text.slice(node.span.start, node.span.end);
  const substituted = substitute(formula, node.span.start, used);
  return { kind, name, span: node.span, formula, substituted, inputs, result: toPlain(result) };
}

/** Puts the short values in; lists and objects keep their names, since they would hide the formula. */
function substitute(formula: string, offset: number, used: Reference[]): string {
  let result = "";
  let at = 0;
  for (const { span, value } of [...used].sort((a, b) => a.span.start - b.span.start)) {
    const plain = toPlain(value);
    if (typeof plain === "object" && plain !== null) continue;
    const shown =
      plain === null ? "nothing" : typeof value === "string" ? JSON.stringify(plain) : String(plain);
    result += formula.slice(at, span.start - offset) + shown;
    at = span.end - offset;
  }
  return result + formula.slice(at);
}

function callEntry(node: Ast, text: string, args: Value[], result: Value): TraceEntry {
  const call = node.kind === "binary" ? node.right : node;
  const callee = call.kind === "call" ? call.callee : call;
  const written = call.kind === "call" ? call.args : [];
  // `x ~> $f(y)` hands x over as the first argument.
  const sources = node.kind === "binary" ? [node.left, ...written] : written;
  const inputs: { [source: string]: Json } = {};
  const shown: string[] = [];
  args.forEach((arg, index) => {
    const source = sources[index];
    const name =
      source === undefined ? `argument ${index + 1}` : text.slice(source.span.start, source.span.end);
    const plain = toPlain(arg);
    inputs[name] = plain;
    const isShort = typeof plain !== "object" || plain === null;
    shown.push(!isShort ? name : typeof arg === "string" ? JSON.stringify(plain) : String(plain));
  });
  return {
    kind: "call",
    name: print(callee),
    span: node.span,
    formula: text.slice(node.span.start, node.span.end),
    substituted: `${print(callee)}(${shown.join(", ")})`,
    inputs,
    result: toPlain(result),
  };
}
