import type { TraceEntry } from "../language/runtime/trace.js";
import { Decimal } from "../money/decimal.js";
import type { NumberWords } from "./numbers.js";

const thousand = new Decimal(1_000, 0);
const million = new Decimal(1_000_000, 0);

/** A unit price for people. Below the smallest coin it is quoted per thousand or million: 0.000003 is `3.00 EUR per million`. */
export function showPrice(unitAmount: string, digits: number, { amount }: NumberWords): string {
  const price = Decimal.parse(unitAmount);
  if (price.isZero() || price.abs().compare(new Decimal(1, digits)) >= 0) return amount(unitAmount);
  const perThousand = price.times(thousand);
  if (perThousand.abs().compare(Decimal.ONE) >= 0) return `${amount(perThousand.toString())} per thousand`;
  return `${amount(price.times(million).toString())} per million`;
}

/**
 * What the quantity of a `$tiered` step counts: the name of the meter, `api_calls` as `api calls`, or nothing where the
 * quantity was converted on its way and counts something else.
 */
export function countedUnit(step: TraceEntry, steps: readonly TraceEntry[]): string | undefined {
  let source = /\$tiered\(\s*([^,]+?)\s*,/.exec(step.formula)?.[1];
  // Each turn goes one step back, and steps rest on earlier ones only.
  for (let turn = 0; source !== undefined && turn <= steps.length; turn++) {
    const meter = /^\$\$\.usage\.(?:(\w+)|`([^`]+)`)\.quantity$/.exec(source);
    if (meter) return (meter[1] ?? meter[2]!).replaceAll("_", " ");
    const included = /^\$included\(\s*([^,]+?)\s*,/.exec(source);
    const variable: string = source;
    source = included?.[1] ?? steps.find(({ name }) => name === variable)?.formula;
  }
  return undefined;
}
