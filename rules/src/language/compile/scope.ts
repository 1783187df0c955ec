import type { Plan } from "../plan/plan.js";
import type { Frame } from "./frame.js";
import { UNBOUND } from "./frame.js";
import type { Value } from "../runtime/value.js";

/** Reads or writes one variable, found once at compile time. */
export type Reader = (frame: Frame) => Value;

/** The variables that one stretch of a rule can see; resolved to slots when the rule is compiled. */
export class Scope {
  private readonly slots = new Map<string, number>();
  private readonly free: string[] = [];

  constructor(
    readonly parent: Scope | undefined,
    /** Scopes of tuples find their variables by name at run time. */
    readonly isTuple: boolean,
    names: Iterable<string>,
  ) {
    for (const name of names) if (!this.slots.has(name)) this.slots.set(name, this.slots.size);
  }

  get size(): number {
    return this.slots.size;
  }

  slotOf(name: string): number | undefined {
    return this.slots.get(name);
  }

  /** Whether some scope from here outwards binds the name itself. */
  knows(name: string): boolean {
    return this.slots.has(name) || (this.parent?.knows(name) ?? false);
  }

  /** Variables that the rule reads and nothing in it binds; they get their slots in the outermost scope as they are met. */
  get freeVariables(): readonly string[] {
    return this.free;
  }

  /** A reader for a variable that only the caller can have bound, unless some scope binds it. */
  readerOfFree(name: string): Reader {
    if (!this.knows(name)) {
      this.root().addFree(name);
    }
    return this.reader(name, () => undefined);
  }

  private root(): Scope {
    return this.parent?.root() ?? this;
  }

  private addFree(name: string): void {
    this.slots.set(name, this.slots.size);
    this.free.push(name);
  }

  /** A reader for a name: innermost scope that has bound it, else `fallback`. */
  reader(name: string, fallback: Reader): Reader {
    return this.readerFrom(0, name, fallback);
  }

  private readerFrom(depth: number, name: string, fallback: Reader): Reader {
    const otherwise = this.parent?.readerFrom(depth + 1, name, fallback) ?? fallback;
    if (this.isTuple) return namedReader(depth, name, otherwise);
    const slot = this.slots.get(name);
    return slot === undefined ? otherwise : slotReader(depth, slot, otherwise);
  }
}

function slotReader(depth: number, slot: number, otherwise: Reader): Reader {
  if (depth === 0) {
    return (frame) => {
      const value = frame.slots[slot];
      return value === UNBOUND ? otherwise(frame) : value;
    };
  }
  return (frame) => {
    let at = frame;
    for (let up = depth; up > 0; up--) at = at.parent!;
    const value = at.slots[slot];
    return value === UNBOUND ? otherwise(frame) : value;
  };
}

function namedReader(depth: number, name: string, otherwise: Reader): Reader {
  return (frame) => {
    let at = frame;
    for (let up = depth; up > 0; up--) at = at.parent!;
    return at.names?.has(name) ? at.names.get(name) : otherwise(frame);
  };
}

/** Names bound directly in a scope: inside its plans, but not in blocks, functions or tuple steps, which have their own. */
export function namesBoundIn(plans: readonly Plan[]): Set<string> {
  const names = new Set<string>();
  for (const plan of plans) collect(plan, names);
  return names;
}

function collect(plan: Plan, names: Set<string>): void {
  for (const part of markedPlans(plan)) collect(part, names);
  switch (plan.kind) {
    case "block":
    case "lambda":
      return;
    case "bind":
      names.add(plan.name);
      collect(plan.value, names);
      return;
    default:
      for (const part of innerPlans(plan)) collect(part, names);
  }
}

const NONE: readonly Plan[] = [];

/** The plans in a plan's predicates and group. */
function markedPlans(plan: Plan): readonly Plan[] {
  if (plan.predicates === undefined && plan.stages === undefined && plan.group === undefined) return NONE;
  const parts: Plan[] = [];
  for (const stage of [...(plan.predicates ?? []), ...(plan.stages ?? [])]) {
    if (stage.kind === "filter") parts.push(stage.predicate);
  }
  for (const pair of plan.group?.pairs ?? []) parts.push(pair.key, pair.value);
  return parts;
}

/** The plans directly inside a plan, marks apart. */
function innerPlans(plan: Plan): readonly Plan[] {
  switch (plan.kind) {
    case "path":
      return plan.steps;
    case "negate":
      return [plan.operand];
    case "array":
      return plan.items;
    case "object":
      return plan.pairs.flatMap((pair) => [pair.key, pair.value]);
    case "block":
      return plan.expressions;
    case "numeric":
    case "equality":
    case "compare":
    case "logic":
    case "concat":
    case "in":
    case "range":
    case "apply":
      return [plan.left, plan.right];
    case "bind":
      return [plan.value];
    case "condition":
      return plan.otherwise === undefined ? [plan.test, plan.then] : [plan.test, plan.then, plan.otherwise];
    case "call":
    case "partial":
      return [plan.callee, ...plan.args];
    case "lambda":
      return [plan.body];
    case "sort":
      return plan.terms.map((term) => term.expression);
    case "transform":
      return plan.remove === undefined
        ? [plan.pattern, plan.update]
        : [plan.pattern, plan.update, plan.remove];
    default:
      return NONE;
  }
}

/** Shows every plan inside a plan, itself first. */
export function visitPlans(plan: Plan, visit: (plan: Plan) => void): void {
  visit(plan);
  for (const part of innerPlans(plan)) visitPlans(part, visit);
  for (const part of markedPlans(plan)) visitPlans(part, visit);
}
