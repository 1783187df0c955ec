import { Decimal } from "../../../money/decimal.js";
import { deepEqual } from "../../runtime/equality.js";
import { fail } from "../../runtime/errors.js";
import { fieldOf, isObject, lift, type Runtime, type Value, type ValueObject } from "../../runtime/value.js";
import { defineDomain, required } from "../define-domain.js";

const PRELUDE = `
function($table, $facts, $default) {(
  $rows := $type($table) = "array" ? $table : $table.rows;
  $within := function($cell, $fact) {
    ($exists($cell.gte) ? $fact >= $cell.gte : true) and ($exists($cell.gt) ? $fact > $cell.gt : true)
      and ($exists($cell.lte) ? $fact <= $cell.lte : true) and ($exists($cell.lt) ? $fact < $cell.lt : true)
  };
  $fits := function($cell, $fact) {
    $cell = null
      ? true
      : $type($cell) = "object" ? $within($cell, $fact) : $type($cell) = "array" ? $fact in $cell : $cell = $fact
  };
  $hit := $filter($rows, function($row) {
    $count($filter($keys($row.when), function($key) {
      $not($fits($lookup($row.when, $key), $lookup($facts, $key)))
    })) = 0
  })[0];
  $exists($hit) ? $hit.then : $exists($default) ? $default : $error("No row of the decision table matches")
)}
`;

const BOUNDS: readonly [string, (sign: number) => boolean][] = [
  ["gte", (sign) => sign >= 0],
  ["gt", (sign) => sign > 0],
  ["lte", (sign) => sign <= 0],
  ["lt", (sign) => sign < 0],
];

function compareValues(fact: Value, bound: Value, name: string): number {
  if (fact instanceof Decimal && bound instanceof Decimal) return fact.compare(bound);
  if (typeof fact === "string" && typeof bound === "string") return fact < bound ? -1 : fact > bound ? 1 : 0;
  return fail("D3151", { message: `The column ${name} compares a number with text; make both the same.` });
}

function fits(cell: Value, fact: Value, name: string, runtime: Runtime): boolean {
  runtime.step();
  if (isObject(cell)) {
    return BOUNDS.every(([key, holds]) => {
      const bound = lift(fieldOf(cell, key));
      return bound === undefined || holds(compareValues(fact, bound, name));
    });
  }
  if (Array.isArray(cell)) return cell.some((one) => deepEqual(lift(one), fact, runtime));
  return deepEqual(cell, fact, runtime);
}

function matches(row: ValueObject, facts: ValueObject, runtime: Runtime): boolean {
  const when = fieldOf(row, "when");
  if (when === undefined || when === null) return true;
  if (!isObject(when))
    return fail("D3151", { message: "The when of a row must be an object of cells, one for each column." });
  return Object.keys(when).every((name) => {
    const cell = lift(fieldOf(when, name));
    // A blank cell takes anything, even a fact that is not there.
    if (cell === undefined || cell === null) return true;
    const fact = lift(fieldOf(facts, name));
    if (fact === undefined) return fail("R1002", { token: `the fact ${name}` });
    return fits(cell, fact, name, runtime);
  });
}

/**
 * `$decide(table, facts, default?)`: the `then` of the first row whose cells all match. A table is a list of rows
 * `{ "when": { "segment": "gold" }, "then": 0.1 }`, or an object with them in `rows`. A cell is a value (equal), a list
 * (one of), `{ "gte", "gt", "lte", "lt" }` (a range), or null for any. Without a match the default, else error D3151.
 * Example: `$decide([{ "when": { "seats": { "gte": 10 } }, "then": 0.2 }], { "seats": 12 }, 0)` is 0.2.
 */
export const decide = defineDomain("decide", "<xox?:x>", 3, PRELUDE, ([table, facts, otherwise], runtime) => {
  const rows = Array.isArray(table) ? table : isObject(table) ? fieldOf(table, "rows") : undefined;
  const given = required(facts, "the facts") as ValueObject;
  for (const row of Array.isArray(rows) ? rows : rows === undefined ? [] : [rows]) {
    if (!isObject(row))
      fail("D3151", { message: "Each row of a decision table must be an object with when and then." });
    if (matches(row, given, runtime)) return lift(fieldOf(row, "then"));
  }
  if (otherwise !== undefined) return otherwise;
  return fail("D3151", {
    message: "No row of the decision table matches; add a row without conditions, or a default.",
  });
});
