import { Decimal } from "../money/decimal.js";

/**
 * Takes free units off quantities that are billed one after the other: an allowance of 500 leaves 0, 50 and 100 of 300,
 * 250 and 100 to pay. `remaining` is what is left of the allowance after each.
 */
export function consumeAllowance(
  allowance: Decimal,
  quantities: readonly Decimal[],
): { billable: Decimal; remaining: Decimal }[] {
  let remaining = allowance;
  return quantities.map((quantity) => {
    const free = quantity.compare(remaining) < 0 ? quantity : remaining;
    remaining = remaining.minus(free);
    return { billable: quantity.minus(free), remaining };
  });
}
