import { Decimal } from "../../../money/decimal.js";
import { number } from "../../builtins/arguments.js";
import { defineDomain, required } from "../define-domain.js";

/**
 * `$included(quantity, allowance)`: what is left to bill after the free units; never below zero.
 * Example: `$included(1200, 1000)` is 200, `$included(900, 1000)` is 0.
 */
export const included = defineDomain(
  "included",
  "<nn:n>",
  2,
  `function($quantity, $allowance) { $quantity > $allowance ? $quantity - $allowance : 0 }`,
  ([quantity, allowance]) => {
    const left = number(quantity).minus(number(required(allowance, "the allowance")));
    return left.sign() > 0 ? left : Decimal.ZERO;
  },
);
