import { Decimal } from "../money/decimal.js";
import { isNumber, isObject, decimalOf, type Value } from "../language/runtime/value.js";
import { rootPath } from "../language/runtime/trace.js";
import { childrenOf, type Ast, type CallNode } from "../language/syntax/ast.js";
import { print } from "../language/syntax/printer.js";
import { readsOf } from "../pricing/input-reads.js";
import type { TierMode } from "../pricing/tiers.js";
import { compose, tierCurve } from "./curve.js";
import { Fraction } from "./fraction.js";
import { calleeOf, field, type RuleModel } from "./rule-model.js";
import {
  add,
  anything,
  bound,
  constant,
  growing,
  multiply,
  negate,
  numberOf,
  ofCurve,
  oneOf,
  still,
  subtract,
  through,
  times,
  type Shape,
} from "./shape.js";
import { tiersOf } from "./tier-table.js";

const hundredth = Fraction.of(new Decimal(1, 2));

/** Reads the shape of expressions while the usage of one meter grows. */
export class ShapeReader {
  constructor(
    private readonly model: RuleModel,
    private readonly meter: string,
    /** Steps within a group, and whether `quantity` is that of a group. */
    private readonly local: ReadonlyMap<string, Ast> = new Map(),
    private readonly inGroup = false,
  ) {}

  shape(node: Ast): Shape {
    // Within a group a name may mean the group's own field or step; only a whole path means the same everywhere.
    const known = this.inGroup && rootPath(node) === undefined ? undefined : this.model.constant(node);
    if (known) return isNumber(known.value) ? constant(Fraction.of(decimalOf(known.value))) : still();
    switch (node.kind) {
      case "number":
        return constant(Fraction.of(Decimal.parse(node.lexeme)));
      case "negate":
        return negate(this.shape(node.operand));
      case "block":
        return this.block(node.expressions);
      case "variable":
        return this.variable(node.name);
      case "name":
        return this.inGroup && node.value === "quantity" ? growing : anything;
      case "binary":
        return this.binary(node);
      case "condition":
        return this.condition(node.test, node.then, node.otherwise);
      case "call":
        return this.call(node);
      default:
        return this.input(node);
    }
  }

  private block(parts: Ast[]): Shape {
    const last = parts.at(-1);
    if (last === undefined) return anything;
    const steps = new Map(this.local);
    for (const part of parts)
      if (part.kind === "bind" && part.variable.kind === "variable")
        steps.set(part.variable.name, part.value);
    return new ShapeReader(this.model, this.meter, steps, this.inGroup).shape(last);
  }

  private variable(name: string): Shape {
    const local = this.local.get(name);
    if (local) return this.shape(local);
    const step = this.model.steps.get(name);
    // A step of the rule is read as the rule reads it, outside any group.
    return step ? new ShapeReader(this.model, this.meter).shape(step) : anything;
  }

  private binary(node: Extract<Ast, { kind: "binary" }>): Shape {
    const of = (side: Ast) => this.shape(side);
    switch (node.op) {
      case "+":
        return add(of(node.left), of(node.right));
      case "-":
        return this.lessItsShare(node.left, node.right) ?? subtract(of(node.left), of(node.right));
      case "*":
        return multiply(of(node.left), of(node.right));
      case "/": {
        const divisor = numberOf(of(node.right));
        return divisor === null || divisor.isZero()
          ? anything
          : times(of(node.left), Fraction.ONE.div(divisor));
      }
      default:
        return this.input(node);
    }
  }

  /** `x - $percent(x, p)` is one thing, a part of x, which keeps its direction even where x has no curve. */
  private lessItsShare(left: Ast, right: Ast): Shape | null {
    if (right.kind !== "call" || calleeOf(right) !== "percent" || right.args.length !== 2) return null;
    const percent = numberOf(this.shape(right.args[1]!));
    if (percent === null || print(right.args[0]!) !== print(left)) return null;
    return times(this.shape(left), Fraction.ONE.minus(percent.times(hundredth)));
  }

  /** A path into the input: the growing quantity, another meter's, or something that stands still. */
  private input(node: Ast): Shape {
    const path = rootPath(node);
    if (path === undefined) return anything;
    const [root, name, part] = path;
    if (root !== "usage") return root === "period" ? still(Fraction.ZERO) : still();
    if (part === undefined) return anything;
    if (name !== this.meter) return still(Fraction.ZERO);
    // More usage means more events and cost as well, but by how much is not known.
    return part === "quantity" && path.length === 3 ? growing : anything;
  }

  private condition(test: Ast, then: Ast, otherwise: Ast | undefined): Shape {
    if (this.isError(otherwise)) return this.shape(then);
    if (this.isError(then)) return otherwise ? this.shape(otherwise) : anything;
    if (!otherwise) return anything;
    const branches = oneOf([this.shape(then), this.shape(otherwise)]);
    return this.isStill(test) ? branches : { ...branches, rising: false, falling: false };
  }

  /** A branch that stops the rating adds no amount. */
  private isError(node: Ast | undefined): boolean {
    return node?.kind === "call" && ["error", "todo"].includes(calleeOf(node) ?? "");
  }

  /** Whether an expression cannot change as the meter's usage grows. */
  private isStill(node: Ast, seen: ReadonlySet<string> = new Set()): boolean {
    const path = rootPath(node);
    if (path !== undefined) return path[0] !== "usage" || (path[1] !== undefined && path[1] !== this.meter);
    if (node.kind === "variable") {
      if (node.name === "$" || seen.has(node.name)) return false;
      const step = this.local.get(node.name) ?? this.model.steps.get(node.name);
      return step === undefined || this.isStill(step, new Set([...seen, node.name]));
    }
    // Within a group these grow with it.
    if (this.inGroup && node.kind === "name" && ["quantity", "events", "cost"].includes(node.value))
      return false;
    return childrenOf(node).every((child) => this.isStill(child, seen));
  }

  private call(node: CallNode): Shape {
    const at = (index: number): Shape => (node.args[index] ? this.shape(node.args[index]) : anything);
    switch (calleeOf(node)) {
      case "included":
        return bound(constant(Fraction.ZERO), subtract(at(0), at(1)), "greater");
      case "commit":
        return bound(at(0), at(1), "greater");
      case "cap":
        return bound(at(0), at(1), "lesser");
      case "percent":
        return times(multiply(at(0), at(1)), hundredth);
      case "markup":
        return add(at(0), times(multiply(at(0), at(1)), hundredth));
      case "prorate":
        return this.prorated(at(0));
      case "max":
      case "min":
        return this.listBound(node);
      case "ceil":
        return through(at(0), (value) => value.toWhole("ceiling"));
      case "floor":
        return through(at(0), (value) => value.toWhole("floor"));
      case "round":
        return this.rounded(node);
      case "tiered":
        return this.tiered(node);
      case "decide":
      case "lookup":
        return this.chosen(node);
      case "sum":
        return this.groups(node);
      case "abs":
        return { ...anything, min: Fraction.ZERO };
      default:
        return anything;
    }
  }

  /** A share between none and all of an amount: keeps its direction, and its sign. */
  private prorated(shape: Shape): Shape {
    const min = shape.min === null ? null : shape.min.sign() < 0 ? shape.min : Fraction.ZERO;
    return { curve: null, rising: shape.rising, falling: shape.falling, min, max: shape.max };
  }

  private listBound(node: CallNode): Shape {
    const [list] = node.args;
    if (list?.kind !== "array" || list.items.length === 0) return anything;
    const pick = calleeOf(node) === "max" ? "greater" : "lesser";
    return list.items.map((item) => this.shape(item)).reduce((a, b) => bound(a, b, pick));
  }

  private rounded(node: CallNode): Shape {
    const places = node.args[1] ? numberOf(this.shape(node.args[1]))?.toExact()?.toSafeInteger() : 0;
    if (places === undefined || node.args.length > 2) return anything;
    return through(this.shape(node.args[0]!), (value) => Fraction.of(value.toDecimal(places)));
  }

  private tiered(node: CallNode): Shape {
    const [quantity, table, mode] = node.args;
    const known = table && this.model.constant(table);
    const name = mode === undefined ? "graduated" : mode.kind === "string" ? mode.value : null;
    const tiers = known && name !== null ? tiersOf(known.value, name) : null;
    if (!quantity || !tiers || node.args.length > 3) return anything;
    const inner = this.shape(quantity);
    const curve = tierCurve(tiers, name as TierMode);
    if (curve && inner.curve) {
      const whole = compose(curve, inner.curve);
      if (whole) return ofCurve(whole);
    }
    const positive = tiers.every((tier) => tier.unitAmount.sign() >= 0 && tier.flatAmount.sign() >= 0);
    const fromZero = inner.min !== null && inner.min.sign() >= 0;
    const rising = inner.rising && (curve ? ofCurve(curve).rising : positive && name === "package");
    return {
      curve: null,
      rising,
      falling: false,
      min: positive && fromZero ? Fraction.ZERO : null,
      max: null,
    };
  }

  /** A row of a constant table, chosen by facts that stand still: one of its values, whichever. */
  private chosen(node: CallNode): Shape {
    const [table, key, otherwise] = node.args;
    const known = table && this.model.constant(table);
    if (!known || !key || !this.isStill(key)) return anything;
    const values = calleeOf(node) === "decide" ? thens(known.value) : objectValues(known.value);
    if (!values || values.length === 0) return anything;
    const shapes = values.map((value) =>
      isNumber(value) ? constant(Fraction.of(decimalOf(value))) : anything,
    );
    const isNull = otherwise?.kind === "literal" && otherwise.value === null;
    return oneOf(otherwise && !isNull ? [...shapes, this.shape(otherwise)] : shapes);
  }

  /** The sum over groups of usage of an amount per group: rises where the amount of each group does. */
  private groups(node: CallNode): Shape {
    const amount = this.groupAmount(node.args[0]);
    if (!amount) return anything;
    const each = amount.reader.shape(amount.node);
    const min = each.min !== null && each.min.sign() >= 0 ? Fraction.ZERO : null;
    return { curve: null, rising: each.rising && min !== null, falling: false, min, max: null };
  }

  /** The `amount` within `$append([], $priced.amount)`, where `$priced` maps the meter's groups to objects. */
  private groupAmount(list: Ast | undefined): { reader: ShapeReader; node: Ast } | undefined {
    const path = unlisted(list);
    if (
      path?.kind !== "binary" ||
      path.op !== "." ||
      path.right.kind !== "name" ||
      path.left.kind !== "variable"
    )
      return undefined;
    const step = unlisted(this.model.steps.get(path.left.name));
    if (step?.kind !== "binary" || step.op !== ".") return undefined;
    const [read] = readsOf(step.left, "$");
    if (read?.path.join(".") !== `usage.${this.meter}.groups`) return undefined;
    const parts = step.right.kind === "block" ? step.right.expressions : [step.right];
    const local = new Map<string, Ast>();
    for (const part of parts)
      if (part.kind === "bind" && part.variable.kind === "variable")
        local.set(part.variable.name, part.value);
    const found = field(parts.at(-1)!, path.right.value);
    return found && { reader: new ShapeReader(this.model, this.meter, local, true), node: found };
  }
}

/** What stands in `$append([], …)` or in brackets of one. */
function unlisted(node: Ast | undefined): Ast | undefined {
  if (node?.kind === "call" && calleeOf(node) === "append" && node.args.length === 2) return node.args[1];
  return node?.kind === "array" && node.items.length === 1 ? node.items[0] : node;
}

function thens(table: Value): Value[] | undefined {
  const rows = isObject(table) ? table["rows"] : table;
  return Array.isArray(rows) ? rows.map((row) => (isObject(row) ? row["then"] : undefined)) : undefined;
}

const objectValues = (value: Value): Value[] | undefined =>
  isObject(value) ? Object.values(value) : undefined;
