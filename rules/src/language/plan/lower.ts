import { Decimal } from "../../money/decimal.js";
import type { Ast, BinaryNode, Pair } from "../syntax/ast.js";
import type { Span } from "../runtime/errors.js";
import { Ancestry } from "./ancestry.js";
import {
  LoweringError,
  type NumericOp,
  type PathPlan,
  type Plan,
  type PlanPair,
  type Stage,
} from "./plan.js";

/** Works out what a tree means: see `Plan`. Throws `LoweringError` where the parts do not fit together. */
export function lower(ast: Ast): Plan {
  const lowering = new Lowering();
  const plan = lowering.lower(ast);
  if (plan.kind === "parent" || (plan.seeking ?? []).length > 0) throw new LoweringError("S0217", plan.span);
  return plan;
}

class Lowering {
  private readonly ancestry = new Ancestry();

  lower(ast: Ast): Plan {
    const { span } = ast;
    switch (ast.kind) {
      case "number":
        return { kind: "number", value: Decimal.parse(ast.lexeme), span };
      case "string":
        return { kind: "string", value: ast.value, span };
      case "literal":
        return { kind: "literal", value: ast.value, span };
      case "regex":
        return { kind: "regex", pattern: ast.pattern, flags: ast.flags, span };
      case "name":
        return { kind: "path", steps: [{ kind: "name", value: ast.value, span }], span };
      case "variable":
        return { kind: "variable", name: ast.name, span };
      case "wildcard":
        return { kind: "wildcard", span };
      case "descendant":
        return { kind: "descendant", span };
      case "parent":
        return { kind: "parent", slot: this.ancestry.newSlot(), span };
      case "placeholder":
        return { kind: "placeholder", span };
      case "error":
        throw new LoweringError("S0500", span);
      case "negate":
        return this.negate(ast.operand, span);
      case "array":
        return this.around({ kind: "array", items: ast.items.map((item) => this.lower(item)), span });
      case "object":
        return this.around({ kind: "object", pairs: this.pairs(ast.pairs), span });
      case "block":
        return this.block(ast.expressions, span);
      case "binary":
        return this.binary(ast);
      case "filter":
        return this.filter(ast.target, ast.predicate, span);
      case "keep-array":
        return this.keepArray(ast.target);
      case "group":
        return this.group(ast.target, ast.pairs, span);
      case "sort": {
        const result = asPath(this.lower(ast.target), span);
        const terms = ast.terms.map((term) => ({
          descending: term.descending,
          expression: this.lower(term.expression),
        }));
        const step: Plan = { kind: "sort", terms, span };
        for (const term of terms) this.ancestry.push(step, term.expression);
        result.steps.push(step);
        this.ancestry.resolve(result);
        return result;
      }
      case "focus":
        return this.focus(ast.target, variableName(ast.variable), span);
      case "index":
        return this.index(ast.target, variableName(ast.variable), span);
      case "bind": {
        const value = this.lower(ast.value);
        return this.around({ kind: "bind", name: variableName(ast.variable), value, span });
      }
      case "condition": {
        const test = this.lower(ast.test);
        const then = this.lower(ast.then);
        if (ast.otherwise === undefined) return this.around({ kind: "condition", test, then, span });
        return this.around({ kind: "condition", test, then, otherwise: this.lower(ast.otherwise), span });
      }
      case "call": {
        const args = ast.args.map((arg) => this.lower(arg));
        const callee = this.lower(ast.callee);
        const kind = args.some((arg) => arg.kind === "placeholder") ? "partial" : "call";
        const result: Plan = { kind, callee, args, span };
        for (const arg of args) this.ancestry.push(result, arg);
        return result;
      }
      case "lambda": {
        const params = ast.params.map(variableName);
        const body = this.lower(ast.body);
        const lambda = { kind: "lambda" as const, params, body, span };
        return ast.signature === undefined ? lambda : { ...lambda, signature: ast.signature };
      }
      case "transform": {
        const pattern = this.lower(ast.pattern);
        const update = this.lower(ast.update);
        const transform = { kind: "transform" as const, pattern, update, span };
        return ast.remove === undefined ? transform : { ...transform, remove: this.lower(ast.remove) };
      }
    }
  }

  /** Hands the open `%` of all direct parts on to the node. */
  private around(node: Plan): Plan {
    for (const part of partsOf(node)) this.ancestry.push(node, part);
    return node;
  }

  private pairs(pairs: Pair[]): PlanPair[] {
    return pairs.map((pair) => ({ key: this.lower(pair.key), value: this.lower(pair.value) }));
  }

  private negate(operand: Ast, span: Span): Plan {
    const inner = this.lower(operand);
    if (inner.kind === "number") return { ...inner, value: inner.value.neg(), span };
    return this.around({ kind: "negate", operand: inner, span });
  }

  private block(parts: Ast[], span: Span): Plan {
    const expressions = parts.map((part) => this.lower(part));
    const node = this.around({ kind: "block", expressions, span });
    if (
      expressions.some((part) => part.constructed || (part.kind === "path" && part.steps[0]!.constructed))
    ) {
      node.constructed = true;
    }
    return node;
  }

  private binary(ast: BinaryNode): Plan {
    const { span, op } = ast;
    if (op === ".") return this.path(ast);
    const left = this.lower(ast.left);
    const right = this.lower(ast.right);
    switch (op) {
      case "=":
      case "!=":
        return this.around({ kind: "equality", negated: op === "!=", left, right, span });
      case "<":
      case "<=":
      case ">":
      case ">=":
        return this.around({ kind: "compare", op, left, right, span });
      case "and":
      case "or":
        return this.around({ kind: "logic", op, left, right, span });
      case "&":
        return this.around({ kind: "concat", left, right, span });
      case "in":
        return this.around({ kind: "in", left, right, span });
      case "..":
        return this.around({ kind: "range", left, right, span });
      case "~>": {
        const node: Plan = { kind: "apply", left, right, span };
        if (left.keepArray || right.keepArray) node.keepArray = true;
        return node;
      }
      default:
        return this.around({ kind: "numeric", op: op satisfies NumericOp, left, right, span });
    }
  }

  private path(ast: BinaryNode): Plan {
    const first = this.lower(ast.left);
    const result: PathPlan = first.kind === "path" ? first : { kind: "path", steps: [first], span: ast.span };
    result.span = ast.span;
    if (first.kind === "parent") result.seeking = [first.slot];
    const rest = this.lower(ast.right);
    if (rest.kind === "path") {
      result.steps.push(...rest.steps);
    } else {
      if (rest.predicates !== undefined) {
        rest.stages = rest.predicates;
        delete rest.predicates;
      }
      result.steps.push(rest);
    }
    result.steps.forEach((step, index) => {
      if (step.kind === "number" || step.kind === "literal") {
        throw new LoweringError("S0213", step.span, { value: String(step.value) });
      }
      // A text in a path is a quoted field name.
      if (step.kind === "string") result.steps[index] = { ...step, kind: "name" };
    });
    if (result.steps.some((step) => step.keepArray)) result.keepSingleton = true;
    const last = result.steps[result.steps.length - 1]!;
    if (result.steps[0]!.kind === "array") result.steps[0]!.constructed = true;
    if (last.kind === "array") last.constructed = true;
    this.ancestry.resolve(result);
    return result;
  }

  private filter(target: Ast, predicate: Ast, span: Span): Plan {
    const result = this.lower(target);
    const step = result.kind === "path" ? result.steps[result.steps.length - 1]! : result;
    if (step.group !== undefined) throw new LoweringError("S0209", span);
    const condition = this.lower(predicate);
    const stage: Stage = { kind: "filter", predicate: condition, span };
    for (const slot of condition.seeking ?? []) {
      if (slot.level === 1) this.ancestry.seek(step, slot);
      else slot.level--;
    }
    if (condition.seeking !== undefined) this.ancestry.push(step, condition);
    if (result.kind === "path") (step.stages ??= []).push(stage);
    else (step.predicates ??= []).push(stage);
    return result;
  }

  private keepArray(target: Ast): Plan {
    const result = this.lower(target);
    let base = target;
    while (base.kind === "filter" || base.kind === "keep-array") base = base.target;
    // The mark belongs to the named step below any predicates, and shows on the whole path.
    if (result.kind === "path" && (base.kind === "name" || base.kind === "focus")) {
      result.steps[result.steps.length - 1]!.keepArray = true;
      if (base.kind === "name") result.keepSingleton = true;
    }
    result.keepArray = true;
    return result;
  }

  private group(target: Ast, pairs: Pair[], span: Span): Plan {
    const result = this.lower(target);
    if (result.group !== undefined) throw new LoweringError("S0210", span);
    result.group = { pairs: this.pairs(pairs), span };
    return result;
  }

  private focus(target: Ast, variable: string, span: Span): Plan {
    const result = this.lower(target);
    const step = result.kind === "path" ? result.steps[result.steps.length - 1]! : result;
    if (step.stages !== undefined || step.predicates !== undefined) throw new LoweringError("S0215", span);
    if (step.kind === "sort") throw new LoweringError("S0216", span);
    step.focus = variable;
    step.tuple = true;
    return result;
  }

  private index(target: Ast, variable: string, span: Span): Plan {
    const lowered = this.lower(target);
    const result = asPath(lowered, span);
    const step = result.steps[result.steps.length - 1]!;
    if (lowered.kind !== "path" && step.predicates !== undefined) {
      step.stages = step.predicates;
      delete step.predicates;
    }
    if (step.stages === undefined) step.index = variable;
    else step.stages.push({ kind: "index", variable, span });
    step.tuple = true;
    return result;
  }
}

function asPath(plan: Plan, span: Span): PathPlan {
  return plan.kind === "path" ? plan : { kind: "path", steps: [plan], span };
}

function variableName(ast: Ast): string {
  // The parser reported it if it is anything else.
  return ast.kind === "variable" ? ast.name : "";
}

function partsOf(node: Plan): Plan[] {
  switch (node.kind) {
    case "negate":
      return [node.operand];
    case "array":
      return node.items;
    case "object":
      return node.pairs.flatMap((pair) => [pair.key, pair.value]);
    case "block":
      return node.expressions;
    case "bind":
      return [node.value];
    case "condition":
      return node.otherwise === undefined ? [node.test, node.then] : [node.test, node.then, node.otherwise];
    case "numeric":
    case "equality":
    case "compare":
    case "logic":
    case "concat":
    case "in":
    case "range":
      return [node.left, node.right];
    default:
      return [];
  }
}
