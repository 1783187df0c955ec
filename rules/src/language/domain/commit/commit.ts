import { number } from "../../builtins/arguments.js";
import { defineDomain, required } from "../define-domain.js";

/**
 * `$commit(amount, minimum)`: the amount, but at least the minimum that was committed to.
 * Example: `$commit(80, 100)` is 100, `$commit(120, 100)` is 120.
 */
export const commit = defineDomain(
  "commit",
  "<nn:n>",
  2,
  `function($amount, $minimum) { $amount < $minimum ? $minimum : $amount }`,
  ([amount, minimum]) => {
    const [given, least] = [number(amount), number(required(minimum, "the minimum"))];
    return given.compare(least) < 0 ? least : given;
  },
);
