import { Decimal } from "../../../money/decimal.js";
import { number } from "../../builtins/arguments.js";
import { defineDomain, required } from "../define-domain.js";

const HUNDREDTH = new Decimal(1, 2);

/** `$markup(cost, p)`: a cost and p per cent on top, exact. Example: `$markup(40, 25)` is 50. */
export const markup = defineDomain(
  "markup",
  "<nn:n>",
  2,
  `function($cost, $p) { $cost * (100 + $p) / 100 }`,
  ([cost, p], runtime) => {
    const factor = Decimal.ONE.plus(number(required(p, "the percentage")).times(HUNDREDTH));
    return runtime.bounded(number(cost).times(factor));
  },
);
