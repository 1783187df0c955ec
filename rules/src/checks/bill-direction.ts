import { sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";
import { decimalOf, isNumber, isObject, type Value } from "../language/runtime/value.js";
import type { Ast } from "../language/syntax/ast.js";
import type { PriceDefinition, RatingInput } from "../pricing/price.js";
import { ratePrice } from "../pricing/rate-price.js";
import { ShapeReader } from "./bill-shape.js";
import { holds, unknown, violated, type Finding } from "./finding.js";
import { nodesOf, type RuleModel } from "./rule-model.js";
import { add, constant, type Shape } from "./shape.js";

/** Rates a quantity of the one meter that is varied; null where the rule fails for it. */
type Bill = (quantity: Decimal) => Decimal | null;

/**
 * Whether the bill can fall as a meter's usage grows, and whether it can be negative. Proved from the shape of the rule
 * where that is possible; a violation is always an actual bill.
 */
export function checkDirection(
  model: RuleModel,
  price: PriceDefinition,
  input: RatingInput,
  meters: string[],
): Finding[] {
  return meters.flatMap((meter) => {
    const shape = billShape(model, meter);
    const bill = billOf(price, input, meter);
    const probes = probesOf(model, shape);
    return [
      falls(model.result, meter, shape, bill, probes),
      negative(model.result, meter, shape, bill, probes),
    ];
  });
}

function billShape(model: RuleModel, meter: string): Shape | null {
  const amounts = model.lineAmounts();
  if (!amounts) return null;
  const reader = new ShapeReader(model, meter);
  return amounts.map((amount) => reader.shape(amount)).reduce(add, constant(Decimal.ZERO));
}

function falls(place: Ast, meter: string, shape: Shape | null, bill: Bill, probes: Decimal[]): Finding {
  if (shape?.rising) return holds("bill-falls", place.span, `More usage of ${meter} never costs less.`);
  let highest: { quantity: Decimal; amount: Decimal } | null = null;
  for (const quantity of probes) {
    const amount = bill(quantity);
    if (amount === null) continue;
    if (highest && amount.compare(highest.amount) < 0) {
      const [less, more] = [highest.quantity.toString(), quantity.toString()];
      return violated(
        "bill-falls",
        place.span,
        `${more} of ${meter} costs ${amount.toString()}, less than the ${highest.amount.toString()} of ${less}.`,
        {
          meter,
          quantity: less,
          amount: highest.amount.toString(),
          greaterQuantity: more,
          lesserAmount: amount.toString(),
        },
      );
    }
    if (!highest || amount.compare(highest.amount) > 0) highest = { quantity, amount };
  }
  return unknown(
    "bill-falls",
    place.span,
    `Whether more usage of ${meter} can cost less could not be decided.`,
  );
}

function negative(place: Ast, meter: string, shape: Shape | null, bill: Bill, probes: Decimal[]): Finding {
  if (shape?.min && shape.min.sign() >= 0)
    return holds("bill-negative", place.span, `No usage of ${meter} makes the bill negative.`);
  for (const quantity of probes) {
    const amount = bill(quantity);
    if (amount === null || amount.sign() >= 0) continue;
    return violated(
      "bill-negative",
      place.span,
      `${quantity.toString()} of ${meter} costs ${amount.toString()}.`,
      {
        meter,
        quantity: quantity.toString(),
        amount: amount.toString(),
      },
    );
  }
  return unknown(
    "bill-negative",
    place.span,
    `Whether usage of ${meter} can make the bill negative could not be decided.`,
  );
}

function billOf(price: PriceDefinition, input: RatingInput, meter: string): Bill {
  return (quantity) => {
    const own = input.usage[meter] ?? { quantity: "0", groups: [], events: 0 };
    // The groups grow with their meter: all of it is one more group of the first kind.
    const [first] = own.groups;
    const groups = first ? [{ ...first, quantity: quantity.toString() }] : [];
    const usage = { ...input.usage, [meter]: { ...own, quantity: quantity.toString(), groups } };
    try {
      return sumOf(
        ratePrice(price, { ...input, usage }).lines.map((line) => Decimal.parse(line.preciseAmount)),
      );
    } catch {
      // A rule may refuse some usage; that is no bill, so it proves nothing.
      return null;
    }
  };
}

/** Quantities around every number that the rule or its parameters name, and every bound of the curve, in order. */
function probesOf(model: RuleModel, shape: Shape | null): Decimal[] {
  const named = [
    ...numbersIn(model.constant(paramsNode)?.value),
    ...[...nodesOf(model.ast)].flatMap((node) =>
      node.kind === "number" ? [Decimal.parse(node.lexeme)] : [],
    ),
    ...(shape?.curve ?? []).map((piece) => piece.from),
  ];
  const near = [
    Decimal.ZERO,
    Decimal.ONE,
    new Decimal(1_000_000, 0),
    ...named.filter((value) => value.sign() >= 0).slice(0, 200),
  ];
  const all = near.flatMap((value) => [
    value,
    value.plus(new Decimal(1, 3)),
    value.plus(Decimal.ONE),
    value.times(new Decimal(2, 0)),
  ]);
  const sorted = all.sort((a, b) => a.compare(b));
  return sorted.filter((value, index) => index === 0 || !value.equals(sorted[index - 1]!));
}

const span = { start: 0, end: 0 };

/** `$$.params` as a node, to read every parameter at once. */
const paramsNode: Ast = {
  kind: "binary",
  op: ".",
  span,
  left: { kind: "variable", name: "$", span },
  right: { kind: "name", value: "params", span },
};

function numbersIn(value: Value): Decimal[] {
  if (value === undefined) return [];
  if (isNumber(value)) return [decimalOf(value)];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  return isObject(value) ? Object.values(value).flatMap(numbersIn) : [];
}
