import { Decimal } from "../../../money/decimal.js";
import { list, number } from "../../builtins/arguments.js";
import { fail } from "../../runtime/errors.js";
import { decimalOf } from "../../runtime/value.js";
import { defineDomain, required } from "../define-domain.js";

const PRELUDE = `
function($values, $p) {(
  $sorted := $sort($values);
  $rank := $ceil($p * $count($sorted) / 100);
  $sorted[$rank < 1 ? 0 : $rank - 1]
)}
`;

const HUNDRED = new Decimal(100, 0);

/**
 * `$percentile(values, p)`: the smallest value that at least p per cent of the values do not exceed (nearest rank), so it
 * is always one of them; p from 0 to 100. Nothing for no values.
 * Example: `$percentile([15, 20, 35, 40, 50], 40)` is 20. Error: D3151 for p out of range.
 */
export const percentile = defineDomain("percentile", "<a<n>n:n>", 2, PRELUDE, ([values, p], runtime) => {
  const share = number(required(p, "the percentage"));
  if (share.sign() < 0 || share.compare(HUNDRED) > 0) {
    fail("D3151", { message: "A percentile lies between 0 and 100." });
  }
  const given = list(values);
  if (given.length === 0) return undefined;
  runtime.spend(Math.ceil(given.length * Math.log2(given.length + 1)));
  runtime.allocate(given.length);
  const sorted = given.map((value) => decimalOf(value as Decimal)).sort((a, b) => a.compare(b));
  const rank =
    Decimal.div(share.times(new Decimal(sorted.length, 0)), HUNDRED, 0, "ceiling").toSafeInteger() ?? 1;
  return sorted[Math.max(0, rank - 1)];
});
