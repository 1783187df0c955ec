import type { Decimal } from "../../money/decimal.js";
import type { ErrorCode } from "../runtime/error-codes.js";
import type { Span } from "../runtime/errors.js";

/**
 * A rule in the form it is evaluated: paths are flat lists of steps, predicates hang on the step they filter, `%` knows
 * which step remembers the parent. Made from the tree by `lower`; mutable while it is made, frozen in use.
 */

/** The place that a `%` refers to: `label` is the hidden variable that holds the parent. */
export type ParentSlot = { label: string; level: number; index: number };

export type Stage =
  { kind: "filter"; predicate: Plan; span: Span } | { kind: "index"; variable: string; span: Span };

export type PlanPair = { key: Plan; value: Plan };
export type PlanGroup = { pairs: PlanPair[]; span: Span };

/** What any node may carry besides its own meaning. */
export type Marks = {
  span: Span;
  /** Filters on a node that is no path step. */
  predicates?: Stage[];
  /** Filters and positions on a path step. */
  stages?: Stage[];
  group?: PlanGroup;
  keepArray?: boolean;
  /** An array constructor whose list is not flattened into the path around. */
  constructed?: boolean;
  /** Part of a path that carries variables along with each value. */
  tuple?: boolean;
  focus?: string;
  index?: string;
  ancestor?: ParentSlot;
  seeking?: ParentSlot[];
};

export type NumericOp = "+" | "-" | "*" | "/" | "%";
export type CompareOp = "<" | "<=" | ">" | ">=";

export type PathPlan = Marks & { kind: "path"; steps: Plan[]; keepSingleton?: boolean };
export type CallPlan = Marks & { kind: "call"; callee: Plan; args: Plan[] };
export type LambdaPlan = Marks & { kind: "lambda"; params: string[]; signature?: string; body: Plan };
export type SortPlan = Marks & { kind: "sort"; terms: { descending: boolean; expression: Plan }[] };

export type Plan =
  | PathPlan
  | CallPlan
  | LambdaPlan
  | SortPlan
  | (Marks & { kind: "number"; value: Decimal })
  | (Marks & { kind: "string"; value: string })
  | (Marks & { kind: "literal"; value: true | false | null })
  | (Marks & { kind: "regex"; pattern: string; flags: string })
  | (Marks & { kind: "name"; value: string })
  | (Marks & { kind: "variable"; name: string })
  | (Marks & { kind: "wildcard" })
  | (Marks & { kind: "descendant" })
  | (Marks & { kind: "parent"; slot: ParentSlot })
  | (Marks & { kind: "placeholder" })
  | (Marks & { kind: "negate"; operand: Plan })
  | (Marks & { kind: "array"; items: Plan[] })
  | (Marks & { kind: "object"; pairs: PlanPair[] })
  | (Marks & { kind: "block"; expressions: Plan[] })
  | (Marks & { kind: "numeric"; op: NumericOp; left: Plan; right: Plan })
  | (Marks & { kind: "equality"; negated: boolean; left: Plan; right: Plan })
  | (Marks & { kind: "compare"; op: CompareOp; left: Plan; right: Plan })
  | (Marks & { kind: "logic"; op: "and" | "or"; left: Plan; right: Plan })
  | (Marks & { kind: "concat"; left: Plan; right: Plan })
  | (Marks & { kind: "in"; left: Plan; right: Plan })
  | (Marks & { kind: "range"; left: Plan; right: Plan })
  | (Marks & { kind: "apply"; left: Plan; right: Plan })
  | (Marks & { kind: "bind"; name: string; value: Plan })
  | (Marks & { kind: "condition"; test: Plan; then: Plan; otherwise?: Plan })
  | (Marks & { kind: "partial"; callee: Plan; args: Plan[] })
  | (Marks & { kind: "transform"; pattern: Plan; update: Plan; remove?: Plan });

/** Whether a node's value is taken as it is: nothing is filtered, grouped or kept as a list. */
export const isBare = (plan: Plan): boolean =>
  plan.predicates === undefined && plan.group === undefined && plan.keepArray !== true;

/** A problem that shows only when the meaning is worked out. */
export class LoweringError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly span: Span,
    readonly details: { [name: string]: unknown } = {},
  ) {
    super(code);
  }
}
