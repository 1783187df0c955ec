import { Decimal } from "../../../money/decimal.js";
import { number } from "../../builtins/arguments.js";
import { defineDomain, required } from "../define-domain.js";

const HUNDREDTH = new Decimal(1, 2);

/** `$percent(amount, p)`: p per cent of an amount, exact. Example: `$percent(80, 12.5)` is 10. */
export const percent = defineDomain(
  "percent",
  "<nn:n>",
  2,
  `function($amount, $p) { $amount * $p / 100 }`,
  ([amount, p], runtime) =>
    runtime.bounded(
      number(amount)
        .times(number(required(p, "the percentage")))
        .times(HUNDREDTH),
    ),
);
