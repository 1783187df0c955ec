import { Decimal } from "../../../money/decimal.js";
import { number } from "../../builtins/arguments.js";
import { fail } from "../../runtime/errors.js";
import { defineDomain, required } from "../define-domain.js";

/**
 * `$included(quantity, allowance)`: what is left to bill after the free units; never below zero. Both are in units of the
 * meter. Example: `$included(1200, 1000)` is 200, `$included(900, 1000)` is 0. Errors: D3151 in strict mode for an allowance
 * below zero, which would bill units that nobody used.
 */
export const included = defineDomain(
  "included",
  "<nn:n>",
  2,
  `function($quantity, $allowance) { $quantity > $allowance ? $quantity - $allowance : 0 }`,
  ([quantity, allowance], { strict }) => {
    const free = number(required(allowance, "the allowance"));
    if (strict && free.sign() < 0) {
      const message = `The allowance ${free.toString()} is below zero and would add units; give zero or more.`;
      fail("D3151", { message });
    }
    const left = number(quantity).minus(free);
    return left.sign() > 0 ? left : Decimal.ZERO;
  },
);
