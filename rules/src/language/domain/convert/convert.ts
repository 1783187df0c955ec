import { Decimal } from "../../../money/decimal.js";
import { number, text } from "../../builtins/arguments.js";
import { fail } from "../../runtime/errors.js";
import { defineDomain, required } from "../define-domain.js";

/** How many base units (pieces, bytes, seconds) one of each unit is. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["kB", 1e3],
  ["MB", 1e6],
  ["GB", 1e9],
  ["TB", 1e12],
  ["KiB", 1024],
  ["MiB", 1024 ** 2],
  ["GiB", 1024 ** 3],
  ["TiB", 1024 ** 4],
  ["minutes", 60],
  ["hours", 3600],
  ["days", 86_400],
]);

const PRELUDE = `
function($x, $unit) {
  $x / $lookup({ ${[...UNITS].map(([name, factor]) => `"${name}": ${factor}`).join(", ")} }, $unit)
}
`;

/**
 * `$convert(x, unit)`: a number of pieces, bytes or seconds in a larger unit: thousand, million, billion, kB, MB, GB, TB,
 * KiB, MiB, GiB, TiB, minutes, hours, days. Example: `$convert(2500000, "million")` is 2.5. Error: D3151 for others.
 */
export const convert = defineDomain("convert", "<ns:n>", 2, PRELUDE, ([x, unit], runtime) => {
  const name = text(required(unit, "the unit"));
  const factor = UNITS.get(name);
  if (factor === undefined) {
    return fail("D3151", { message: `"${name}" is not a unit; use one of ${[...UNITS.keys()].join(", ")}.` });
  }
  return runtime.bounded(number(x).div(new Decimal(factor, 0)));
});
