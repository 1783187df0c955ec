import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { expressionTexts } from "../testing/expressions.js";
import type { Ast } from "./ast.js";
import { parse } from "./parser.js";
import { print } from "./printer.js";

const LAYOUT = ["span", "leading", "trailing"];

/** A tree without what only layout decides. Parentheses that the printer needs stand around a single expression. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (value === null || typeof value !== "object") return value;
  const node = value as Ast;
  if (node.kind === "block" && node.expressions.length === 1) return meaning(node.expressions[0]);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LAYOUT.includes(key))
      .map(([key, field]) => [key, meaning(field)]),
  );
}

function comments(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  const own = value as { leading?: string[]; trailing?: string[] };
  const inner = Object.entries(value).flatMap(([key, field]) =>
    LAYOUT.includes(key) ? [] : comments(field),
  );
  return [...(own.leading ?? []), ...(own.trailing ?? []), ...inner].sort();
}

function checkLaws(text: string): boolean {
  const { ast, diagnostics } = parse(text);
  if (diagnostics.length > 0) return false;
  const printed = print(ast);
  const again = parse(printed);
  // Compared as text: thousands of deep `expect`s would take longer than the parser.
  const law = (name: string, left: unknown, right: unknown) => {
    if (JSON.stringify(left) !== JSON.stringify(right))
      throw new Error(`${name} differs\n${text}\n${printed}`);
  };
  law("readability", again.diagnostics, []);
  law("meaning", meaning(again.ast), meaning(ast));
  law("the fixed point", print(again.ast), printed);
  law("the comments", comments(again.ast), comments(ast));
  return true;
}

const suite = `${process.env["ATLAS_DATA"] ?? "../../shared/data"}/jsonata-suite/cases.json`;

(existsSync(suite) ? test : test.skip)(
  "every expression of the JSONata suite keeps its meaning and comments",
  () => {
    const cases = JSON.parse(readFileSync(suite, "utf8")) as { expr: string }[];
    const checked = cases.filter(({ expr }) => checkLaws(expr)).length;
    expect(checked).toBeGreaterThan(1600);
  },
);

test("generated expressions keep their meaning and comments", () => {
  let checked = 0;
  fc.assert(
    fc.property(expressionTexts, (text) => {
      if (checkLaws(text)) checked++;
    }),
    { numRuns: 5000 },
  );
  expect(checked).toBeGreaterThan(1000);
});

test("canonical text is printed byte for byte", () => {
  const text = `/* pricing/1 rule=api-calls */
(
  /* @billable "Billable calls" */
  $billable := $included($$.usage.api_calls.quantity, $$.params.included);
  /* @base "Volume price" kind=tiers */
  $base := $tiered($billable, $$.params.tiers, "graduated");
  /* @discount "Segment discount" kind=table */
  $discount := $decide($tables.segment_discount, { "segment": $$.customer.segment }, 0);
  /* @net "After discount" */
  $net := $base * (1 - $discount);
  { "lines": [{ "code": "api", "description": "API calls", "quantity": $billable, "amount": $net }] }
)`;
  expect(print(parse(text).ast)).toBe(text);
});

test("number lexemes stay as they were written, and newer operators are printed as JSONata 2.0", () => {
  expect(print(parse("1.50+2e3").ast)).toBe("1.50 + 2e3");
  expect(print(parse("a ?? b").ast)).toBe("$exists(a) ? a : b");
  expect(print(parse("a ?: b").ast)).toBe("a ? a : b");
  expect(print(parse("`a b`.'c d'.e").ast)).toBe('`a b`."c d".e');
});
