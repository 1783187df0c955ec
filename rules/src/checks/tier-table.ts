import { Decimal } from "../money/decimal.js";
import { decimalOf, isNumber, isObject, type Value, type ValueObject } from "../language/runtime/value.js";
import type { Tier } from "../pricing/tiers.js";
import { showNumber } from "../explain/numbers.js";
import type { Ast } from "../language/syntax/ast.js";
import { callsOf, type RuleModel } from "./rule-model.js";
import { holds, unknown, violated, type Finding } from "./finding.js";

/** The rows of `$tiered` as tiers, or null when they are none, do not rise or have no price in this mode. */
export function tiersOf(value: Value, mode: string): Tier[] | null {
  const rows = rowsOf(value, mode);
  if (rows === null || problemsOf(rows).length > 0) return null;
  return rows;
}

/** Checks every tier table: bounds must rise, the last tier must be open, and each must have a price. */
export function checkTiers(model: RuleModel, ast: Ast): Finding[] {
  return callsOf(ast, "tiered").map((call): Finding => {
    const [, table, mode] = call.args;
    const known = table && model.constant(table);
    const rows = known ? rowsOf(known.value, mode?.kind === "string" ? mode.value : undefined) : null;
    if (rows === null)
      return unknown(
        "tiers",
        call.span,
        "The tiers depend on the input, so they cannot be checked beforehand.",
      );
    const [problem] = problemsOf(rows);
    if (problem)
      return violated("tiers", call.span, problem.message, { quantity: problem.quantity.toString() });
    return holds("tiers", call.span, `The ${rows.length} tiers have no gap and no overlap.`);
  });
}

/** A row as written: `from` is not needed, but where it is given it must be where the tier before ends; one price is. */
type Row = Tier & { from: Decimal | null; missingPrice: string | null };

function rowsOf(value: Value, mode: string | undefined): Row[] | null {
  const rows = Array.isArray(value) ? value : isObject(value) ? [value] : null;
  if (rows === null || rows.length === 0 || !rows.every(isObject)) return null;
  const number = (field: Value): Decimal | null =>
    field !== undefined && isNumber(field) ? decimalOf(field) : null;
  return rows.map((row) => ({
    missingPrice: missingPrice(row, mode),
    from: number(row["from"]),
    upTo: number(row["upTo"]),
    unitAmount: number(row["unitAmount"]) ?? Decimal.ZERO,
    flatAmount: number(row["flatAmount"]) ?? Decimal.ZERO,
    packageSize: number(row["packageSize"]),
  }));
}

/** What rating would miss; it refuses a tier that would be free without anyone having said so. */
function missingPrice(row: ValueObject, mode: string | undefined): string | null {
  const isGiven = (field: Value) => field !== undefined && field !== null;
  if (isGiven(row["flatAmount"])) return null;
  if (mode === "stairstep")
    return "no flatAmount, the one price of a stairstep; give it, 0 where it is free.";
  if (isGiven(row["unitAmount"])) return null;
  return "neither unitAmount nor flatAmount; give one, 0 where it is free.";
}

/** What is wrong with the bounds, each with a quantity for which it is. */
function problemsOf(tiers: readonly Row[]): Problem[] {
  const problems = [
    ...wrongStarts(tiers),
    ...unpriced(tiers),
    ...tiers.flatMap((tier, index) => {
      const next = tiers[index + 1];
      if (next === undefined) return [];
      if (tier.upTo === null)
        return [
          {
            message: `Tier ${index + 1} is open, so tier ${index + 2} is never reached.`,
            quantity: next.upTo ?? Decimal.ZERO,
          },
        ];
      if (next.upTo !== null && next.upTo.compare(tier.upTo) <= 0) {
        return [
          {
            message: `Tiers ${index + 1} and ${index + 2} overlap: up to ${showNumber(tier.upTo.toString())}, then up to ${showNumber(next.upTo.toString())}.`,
            quantity: next.upTo,
          },
        ];
      }
      return [];
    }),
  ];
  const last = tiers.at(-1)!.upTo;
  if (last !== null) {
    problems.push({
      message: `The last tier ends at ${showNumber(last.toString())}, so more usage has no tier of its own.`,
      quantity: last.plus(Decimal.ONE),
    });
  }
  return problems;
}

type Problem = { message: string; quantity: Decimal };

/** Tiers that state no price, so that rating refuses the table. */
function unpriced(tiers: readonly Row[]): Problem[] {
  return tiers.flatMap(({ missingPrice, upTo }, index): Problem[] => {
    if (missingPrice === null) return [];
    const before = index === 0 ? Decimal.ZERO : (tiers[index - 1]!.upTo ?? Decimal.ZERO);
    const message = `Tier ${index + 1} has ${missingPrice}`;
    return [{ message, quantity: upTo ?? before.plus(Decimal.ONE) }];
  });
}

/** Stated beginnings that leave a gap to the tier before, or reach into it. */
function wrongStarts(tiers: readonly Row[]): Problem[] {
  return tiers.flatMap(({ from }, index): Problem[] => {
    const before = index === 0 ? Decimal.ZERO : tiers[index - 1]!.upTo;
    if (from === null || before === null || from.equals(before)) return [];
    const between = before.plus(from.minus(before).div(new Decimal(2, 0)));
    const where =
      index === 0
        ? `Tier 1 begins at ${showNumber(from.toString())}`
        : `Tiers ${index} and ${index + 1}: up to ${showNumber(before.toString())}, then from ${showNumber(from.toString())}`;
    const kind = from.compare(before) > 0 ? "a gap" : "an overlap";
    return [{ message: `${where}, which is ${kind}.`, quantity: between }];
  });
}
