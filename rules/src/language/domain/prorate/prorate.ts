import { number } from "../../builtins/arguments.js";
import { fail } from "../../runtime/errors.js";
import { defineDomain, required } from "../define-domain.js";

/**
 * `$prorate(amount, part, whole)`: the share of an amount for part of a period. Multiplies first, so that nothing is lost
 * in between: 99.45 × 1 ÷ 30 is 3.315, where 99.45 × (1 ÷ 30) would not be. Error: D3150 for a whole of zero.
 */
export const prorate = defineDomain(
  "prorate",
  "<nnn:n>",
  3,
  `function($amount, $part, $whole) { $amount * $part / $whole }`,
  ([amount, part, whole], runtime) => {
    const divisor = number(required(whole, "the whole"));
    if (divisor.isZero()) fail("D3150");
    return runtime.bounded(
      number(amount)
        .times(number(required(part, "the part")))
        .div(divisor),
    );
  },
);
