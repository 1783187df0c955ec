import { allocate as shares } from "../../../money/allocate.js";
import { list, number } from "../../builtins/arguments.js";
import type { Decimal } from "../../../money/decimal.js";
import { fail } from "../../runtime/errors.js";
import { decimalOf } from "../../runtime/value.js";
import { defineDomain, required } from "../define-domain.js";

const PRELUDE = `
function($total, $weights, $places) {(
  $unit := $power(10, $exists($places) ? $places : 2);
  $cents := $round($total * $unit);
  $weight := $sum($weights);
  $floors := $map($weights, function($one) { $floor($cents * $one / $weight) });
  $rests := $map($weights, function($one, $i) { $cents * $one - $floors[$i] * $weight });
  $missing := $cents - $sum($floors);
  $order := $sort([0..$count($weights) - 1], function($a, $b) {
    $rests[$a] = $rests[$b] ? $a > $b : $rests[$a] < $rests[$b]
  });
  $chosen := $filter($order, function($index, $rank) { $rank < $missing });
  [$map($weights, function($one, $i) { ($floors[$i] + ($i in $chosen ? 1 : 0)) / $unit })]
)}
`;

/**
 * `$allocate(total, weights, places?)`: splits an amount by weights into parts of so many places (default 2) that sum
 * exactly to it: largest remainder first, the earlier part on a tie. The total must already have that many places.
 * Example: `$allocate(100, [1, 1, 1])` is [33.34, 33.33, 33.33]. Error: D3151 where no split exists.
 */
export const allocate = defineDomain(
  "allocate",
  "<na<n>n?:a<n>>",
  3,
  PRELUDE,
  ([total, weights, places], runtime) => {
    const given = list(required(weights, "the weights"));
    runtime.allocate(given.length);
    runtime.spend(given.length);
    const digits = places === undefined ? 2 : number(places).toSafeInteger();
    if (digits === undefined || digits < 0 || digits > 30) {
      return fail("D3151", { message: "The places of $allocate must be a whole number from 0 to 30." });
    }
    return shares(
      number(total),
      given.map((weight) => decimalOf(weight as Decimal)),
      digits,
    );
  },
);
