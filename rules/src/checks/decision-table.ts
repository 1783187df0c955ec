import { toPlain } from "../language/runtime/stringify.js";
import { isObject, type Value, type ValueObject } from "../language/runtime/value.js";
import type { Ast } from "../language/syntax/ast.js";
import { compile } from "../language/compile.js";
import { holds, unknown, violated, type Finding } from "./finding.js";
import { callsOf, type RuleModel } from "./rule-model.js";
import { representatives } from "./representatives.js";

/** More combinations than this are not tried, and the answer is `unknown`. */
const limit = 20_000;

/**
 * Checks every decision table: whether each row can win, and whether some facts fit no row where there is no default.
 * Each column is reduced to values that tell all its cells apart, so trying their combinations decides it for all facts.
 */
export function checkDecisions(model: RuleModel, ast: Ast): Finding[] {
  return callsOf(ast, "decide").flatMap((call): Finding[] => {
    const table = call.args[0] && model.constant(call.args[0]);
    const rows = table ? rowsOf(table.value) : null;
    if (rows === null)
      return [
        unknown(
          "unused-row",
          call.span,
          "The table depends on the input, so its rows cannot be checked beforehand.",
        ),
      ];
    const columns = [...new Set(rows.flatMap((row) => Object.keys(whenOf(row))))];
    const values = columns.map((column) => representatives(rows.map((row) => whenOf(row)[column])));
    const combinations = values.reduce((product, own) => product * own.length, 1);
    if (combinations > limit || rows.length === 0)
      return [unknown("unused-row", call.span, "The table has too many combinations to try them all.")];
    const used = new Set<number>();
    let missed: ValueObject | null = null;
    for (const facts of product(columns, values)) {
      const hit = rows.findIndex((row) => matches(whenOf(row), facts));
      if (hit >= 0) used.add(hit);
      else missed ??= facts;
    }
    const unused = rows.flatMap((row, index): Finding[] => {
      if (used.has(index)) return [];
      const example = toPlain(whenOf(row));
      return [
        violated(
          "unused-row",
          call.span,
          `Row ${index + 1} never applies: earlier rows take everything that fits it.`,
          { row: index + 1, when: example },
        ),
      ];
    });
    const rowsFound =
      unused.length > 0
        ? unused
        : [holds("unused-row", call.span, `Each of the ${rows.length} rows can apply.`)];
    return [...rowsFound, missing(call.span, call.args.length > 2, missed)];
  });
}

function missing(span: Ast["span"], hasDefault: boolean, missed: ValueObject | null): Finding {
  if (hasDefault || missed === null)
    return holds("missing-default", span, "Every case has a row or the default.");
  const facts = toPlain(missed);
  return violated("missing-default", span, `No row fits ${JSON.stringify(facts)}, and there is no default.`, {
    facts,
  });
}

function rowsOf(value: Value): ValueObject[] | null {
  const rows = isObject(value) && Object.hasOwn(value, "rows") ? value["rows"] : value;
  const list = Array.isArray(rows) ? rows : isObject(rows) ? [rows] : null;
  return list?.every(isObject) ? list : null;
}

const whenOf = (row: ValueObject): ValueObject => (isObject(row["when"]) ? row["when"] : {});

// The engine's own function decides, so that the check cannot disagree with it.
const decide = compile('$decide([{ "when": $$.when, "then": true }], $$.facts, false)');

function matches(when: ValueObject, facts: ValueObject): boolean {
  return decide.evaluate({ when, facts }) === true;
}

function* product(columns: string[], values: Value[][]): Generator<ValueObject> {
  const [column, ...rest] = columns;
  if (column === undefined) return yield {};
  for (const value of values[0]!)
    for (const facts of product(rest, values.slice(1))) yield { [column]: value, ...facts };
}
