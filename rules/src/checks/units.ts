import { rootPath } from "../language/runtime/trace.js";
import { childrenOf, type Ast, type CallNode } from "../language/syntax/ast.js";
import { print } from "../language/syntax/printer.js";
import { holds, unknown, violated, type Finding } from "./finding.js";
import { callsOf, calleeOf, type RuleModel } from "./rule-model.js";
import { parseUnit, product, sameUnit, showUnit, type Unit } from "./unit.js";

/** Units of inputs by their path: `{ "usage.api_calls.quantity": "call", "params.unitAmount": "EUR/call" }`. */
export type InputUnits = Readonly<Record<string, string>>;

/** A literal fits any unit beside it; null is a unit that is not known. */
type Inferred = Unit | "any" | null;

/** Whether what is added, compared or capped has one unit, and each line comes out in the price's currency. */
export function checkUnits(model: RuleModel, units: InputUnits): Finding[] {
  const reader = new UnitReader(model, units);
  for (const step of model.steps.values()) reader.unit(step);
  const amounts = model.lineAmounts() ?? [];
  const currency = new Map([[model.price.currency, 1]]);
  let isKnown = amounts.length > 0;
  for (const amount of amounts) {
    const unit = reader.unit(amount);
    if (unit === null) isKnown = false;
    else if (unit !== "any" && !sameUnit(unit, currency)) {
      const message = `The amount is in ${showUnit(unit)}, but the price is in ${model.price.currency}.`;
      reader.findings.push(
        violated("unit-mismatch", amount.span, message, {
          amount: showUnit(unit),
          price: model.price.currency,
        }),
      );
    }
  }
  if (reader.findings.length > 0) return reader.findings;
  const place = model.result.span;
  return [
    isKnown
      ? holds("unit-mismatch", place, `Every amount comes out in ${model.price.currency}.`)
      : unknown(
          "unit-mismatch",
          place,
          "The units of some inputs are not given, so not everything could be compared.",
        ),
  ];
}

/** Whether `$money` names another currency than the price's. */
export function checkCurrencies(model: RuleModel, ast: Ast): Finding[] {
  return callsOf(ast, "money").flatMap((call): Finding[] => {
    const named = call.args[1];
    if (!named) return [];
    const known = model.constant(named);
    if (typeof known?.value !== "string") {
      return [
        unknown(
          "currency-mismatch",
          call.span,
          "The currency depends on the input, so it cannot be compared beforehand.",
        ),
      ];
    }
    if (known.value === model.price.currency)
      return [holds("currency-mismatch", call.span, `The currency is the price's, ${known.value}.`)];
    const message = `This is in ${known.value}, but the price is in ${model.price.currency}.`;
    return [
      violated("currency-mismatch", call.span, message, { used: known.value, price: model.price.currency }),
    ];
  });
}

const comparisons = ["=", "!=", "<", "<=", ">", ">="];

class UnitReader {
  readonly findings: Finding[] = [];
  private readonly known = new Map<Ast, Inferred>();

  constructor(
    private readonly model: RuleModel,
    private readonly units: InputUnits,
  ) {}

  unit(node: Ast): Inferred {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    // A step that rests on itself has no unit; this also ends the walk.
    this.known.set(node, null);
    const unit = this.infer(node);
    this.known.set(node, unit);
    return unit;
  }

  private infer(node: Ast): Inferred {
    const path = rootPath(node);
    if (path !== undefined) {
      const text = this.units[path.join(".")];
      return (text === undefined ? undefined : parseUnit(text)) ?? null;
    }
    switch (node.kind) {
      case "number":
        return "any";
      case "negate":
        return this.unit(node.operand);
      case "variable": {
        const step = this.model.steps.get(node.name);
        return step ? this.unit(step) : null;
      }
      case "condition":
        this.unit(node.test);
        return node.otherwise
          ? this.same(node, node.then, node.otherwise, "chosen between")
          : this.unit(node.then);
      case "binary":
        return this.binary(node);
      case "call":
        return this.call(node);
      default:
        childrenOf(node).forEach((child) => this.unit(child));
        return null;
    }
  }

  private binary(node: Extract<Ast, { kind: "binary" }>): Inferred {
    if (node.op === "+" || node.op === "-")
      return this.same(node, node.left, node.right, node.op === "+" ? "added" : "subtracted");
    const [left, right] = [this.unit(node.left), this.unit(node.right)];
    if (comparisons.includes(node.op)) return this.same(node, node.left, node.right, "compared") && null;
    if (node.op !== "*" && node.op !== "/") return null;
    if (left === null || right === null) return null;
    const plain: Unit = new Map();
    if (left === "any" && right === "any") return "any";
    return product(left === "any" ? plain : left, right === "any" ? plain : right, node.op === "*" ? 1 : -1);
  }

  private call(node: CallNode): Inferred {
    const [first, second] = node.args;
    node.args.forEach((arg) => this.unit(arg));
    switch (calleeOf(node)) {
      case "included":
      case "commit":
      case "cap":
        return first && second ? this.same(node, first, second, "set against each other") : null;
      case "percent":
      case "markup":
      case "prorate":
      case "round":
      case "ceil":
      case "floor":
      case "abs":
        return first ? this.unit(first) : null;
      case "tiered":
        return first && second ? this.tiered(first, second) : null;
      case "max":
      case "min":
      case "sum":
        return first?.kind === "array" ? this.list(node, first.items) : null;
      default:
        return null;
    }
  }

  /** Quantity times the unit price of the tiers, where that is given as `params.tiers.unitAmount`. */
  private tiered(quantity: Ast, table: Ast): Inferred {
    const path = rootPath(table);
    const text = path && this.units[[...path, "unitAmount"].join(".")];
    const price = text === undefined ? undefined : parseUnit(text);
    const unit = this.unit(quantity);
    return price === undefined || unit === null ? null : unit === "any" ? price : product(unit, price, 1);
  }

  private list(node: Ast, items: Ast[]): Inferred {
    const [first, ...rest] = items;
    if (!first) return "any";
    return rest.reduce<Inferred>(
      (unit, item) => this.join(node, unit, this.unit(item), "put together"),
      this.unit(first),
    );
  }

  private same(node: Ast, left: Ast, right: Ast, how: string): Inferred {
    return this.join(node, this.unit(left), this.unit(right), how);
  }

  private join(node: Ast, left: Inferred, right: Inferred, how: string): Inferred {
    if (left === "any") return right;
    if (right === "any") return left;
    if (left === null || right === null) return null;
    if (sameUnit(left, right)) return left;
    const message = `${showUnit(left)} and ${showUnit(right)} cannot be ${how}: ${print(node)}.`;
    this.findings.push(
      violated("unit-mismatch", node.span, message, { left: showUnit(left), right: showUnit(right) }),
    );
    return null;
  }
}
