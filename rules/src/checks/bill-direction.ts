import { sumOf } from "../money/allocate.js";
import { currencyDigits } from "../money/currency.js";
import { Decimal } from "../money/decimal.js";
import { decimalOf, isNumber, isObject, type Value } from "../language/runtime/value.js";
import type { Ast } from "../language/syntax/ast.js";
import type { PriceDefinition, RatingInput } from "../pricing/price.js";
import { ratePrice } from "../pricing/rate-price.js";
import type { Curve } from "./curve.js";
import { Fraction } from "./fraction.js";
import { ShapeReader } from "./bill-shape.js";
import { showAmount, showNumber } from "../explain/numbers.js";
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
    const of: Question = { place: model.result, meter, shape, bill, probes, currency: price.currency };
    return [falls(of), negative(of)];
  });
}

function billShape(model: RuleModel, meter: string): Shape | null {
  const amounts = model.lineAmounts();
  if (!amounts) return null;
  const reader = new ShapeReader(model, meter);
  return amounts.map((amount) => reader.shape(amount)).reduce(add, constant(Fraction.ZERO));
}

type Question = {
  place: Ast;
  meter: string;
  shape: Shape | null;
  bill: Bill;
  probes: Decimal[][];
  currency: string;
};

const money = (amount: string, currency: string): string =>
  `${showAmount(amount, currencyDigits(currency))} ${currency}`;

function falls({ place, meter, shape, bill, probes, currency }: Question): Finding {
  if (shape?.rising) return holds("bill-falls", place.span, `More usage of ${meter} never costs less.`);
  const pair = fallingPair(bill, probes);
  if (pair !== null) {
    const [less, more] = pair;
    return violated(
      "bill-falls",
      place.span,
      `${showNumber(more.quantity)} of ${meter} cost ${money(more.amount, currency)}, less than ${showNumber(less.quantity)}, which cost ${money(less.amount, currency)}.`,
      {
        meter,
        quantity: less.quantity,
        amount: less.amount,
        greaterQuantity: more.quantity,
        lesserAmount: more.amount,
      },
    );
  }
  return unknown(
    "bill-falls",
    place.span,
    `Whether more usage of ${meter} can cost less could not be decided.`,
  );
}

type Billed = { quantity: string; amount: string };

/** Two quantities of which the greater costs less, from the first list of probes in which there are any. */
function fallingPair(bill: Bill, probes: Decimal[][]): [Billed, Billed] | null {
  for (const list of probes) {
    let highest: { quantity: Decimal; amount: Decimal } | null = null;
    for (const quantity of list) {
      const amount = bill(quantity);
      if (amount === null) continue;
      if (highest && amount.compare(highest.amount) < 0)
        return [billed(highest), billed({ quantity, amount })];
      if (!highest || amount.compare(highest.amount) > 0) highest = { quantity, amount };
    }
  }
  return null;
}

const billed = ({ quantity, amount }: { quantity: Decimal; amount: Decimal }): Billed => ({
  quantity: quantity.toString(),
  amount: amount.toString(),
});

function negative({ place, meter, shape, bill, probes, currency }: Question): Finding {
  if (shape?.min && shape.min.sign() >= 0)
    return holds("bill-negative", place.span, `No usage of ${meter} makes the bill negative.`);
  for (const quantity of probes.flat()) {
    const amount = bill(quantity);
    if (amount === null || amount.sign() >= 0) continue;
    return violated(
      "bill-negative",
      place.span,
      `${showNumber(quantity.toString())} of ${meter} cost ${money(amount.toString(), currency)}.`,
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

/**
 * Quantities to try, in order: at and after every number that the rule or its parameters name, then just above each, then
 * within every piece of the curve. A counter-example of whole numbers is found before one of many digits.
 */
function probesOf(model: RuleModel, shape: Shape | null): Decimal[][] {
  const named = [
    ...numbersIn(model.constant(paramsNode)?.value),
    ...[...nodesOf(model.ast)].flatMap((node) =>
      node.kind === "number" ? [Decimal.parse(node.lexeme)] : [],
    ),
  ];
  const near = [
    Decimal.ZERO,
    new Decimal(1_000_000, 0),
    ...distinct(named)
      .filter((value) => value.sign() > 0)
      .slice(0, 60),
  ];
  const coarse = near.flatMap((value) => [value, value.plus(Decimal.ONE), value.times(new Decimal(2, 0))]);
  const close = [...coarse, ...near.map((value) => value.plus(new Decimal(1, 3)))];
  return [coarse, close, [...close, ...curveProbes(shape?.curve ?? [])]].map(distinct);
}

/** In order, each once. */
function distinct(values: readonly Decimal[]): Decimal[] {
  const sorted = [...values].sort((a, b) => a.compare(b));
  return sorted.filter((value, index) => index === 0 || !value.equals(sorted[index - 1]!));
}

/** In each piece its two ends, a point just above the lower one (a jump may be made good soon after) and one between. */
function curveProbes(curve: Curve): Decimal[] {
  return curve.flatMap(({ from }, index) => {
    const to = curve[index + 1]?.from ?? from.plus(Fraction.ONE);
    const width = to.minus(from);
    const within = [
      new Decimal(0, 0),
      new Decimal(1, 9),
      new Decimal(1, 3),
      new Decimal(5, 1),
      new Decimal(1, 0),
    ];
    return within.map((share) => from.plus(width.times(Fraction.of(share))).toDecimal(15));
  });
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
