import { number } from "../../builtins/arguments.js";
import { defineDomain, required } from "../define-domain.js";

/**
 * `$cap(amount, maximum)`: the amount, but at most the maximum.
 * Example: `$cap(120, 100)` is 100, `$cap(80, 100)` is 80.
 */
export const cap = defineDomain(
  "cap",
  "<nn:n>",
  2,
  `function($amount, $maximum) { $amount > $maximum ? $maximum : $amount }`,
  ([amount, maximum]) => {
    const [given, most] = [number(amount), number(required(maximum, "the maximum"))];
    return given.compare(most) > 0 ? most : given;
  },
);
