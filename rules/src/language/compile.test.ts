import { describe, expect, test } from "@jest/globals";
import { Decimal } from "../money/decimal.js";
import { compile } from "./compile.js";
import { RuleRuntimeError, RuleSyntaxError } from "./runtime/errors.js";
import { toPlain } from "./runtime/stringify.js";

const INPUT = {
  q: 3,
  price: 0.1,
  exact: Decimal.parse("0.30000000000000000000000001"),
  name: "text",
  rows: [{ k: "x", q: 1.5 }],
  many: [{ q: 1 }, { q: 2 }],
  keyless: [{ k: "x", q: 1 }, { q: 2 }],
  asOf: "2026-01-31T00:00:00Z",
};
const plain = (text: string, mode: "strict" | "compat" = "strict") =>
  toPlain(compile(text, { mode }).evaluate(INPUT));
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof RuleRuntimeError || error instanceof RuleSyntaxError) return error.code;
    throw error;
  }
  return "none";
};

describe("numbers are exact decimals", () => {
  test("ten tenths are one, and a product has all its digits", () => {
    expect(plain("q * price")).toBe("0.3");
    expect(plain("$sum([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])")).toBe("1");
    expect(plain("exact * 3")).toBe("0.90000000000000000000000003");
    expect(plain("12345678901234567890.12 + 0.01")).toBe("12345678901234567890.13");
    expect(plain("1 / 3")).toBe(`0.${"3".repeat(34)}`);
    expect(plain("$div(99.45, 30, 2, 'half-up')")).toBe("3.32");
    expect(plain("$round(2.345, 2)")).toBe("2.34");
    expect(plain("$round(2.345, 2, 'half-up')")).toBe("2.35");
  });

  test("numbers given as Decimals, doubles and bigints mean the same", () => {
    const rule = compile("$$.x * 2 = 5");
    for (const x of [2.5, Decimal.parse("2.5")]) expect(rule.evaluate({ x })).toBe(true);
    expect(codeOf(() => compile("$$.x * 2").evaluate({ x: 1n }))).toBe("R1004");
  });
});

describe("strict mode refuses what would make a price silently wrong", () => {
  test.each([
    ["q * nothing", "R1001"],
    ["$max([0, q - nothing])", "R1001"],
    ["-nothing", "R1001"],
    ["nothing = 1", "R1001"],
    ["nothing < 1", "R1001"],
    ['"a" & nothing', "R1001"],
    ['{ "amount": nothing }', "R1002"],
    ["[1, nothing]", "R1002"],
    ["nothing ? 1 : 2", "R1005"],
    ["q ? 1 : 2", "R1005"],
    ["nothing and true", "R1005"],
    ["q + name", "T2002"],
    ['q = "3"', "T2009"],
    ["rows.q * 2", "R1003"],
    ['{ "lines": rows.{ "q": q } }', "R1003"],
    ["1 / 0", "D3150"],
    ["1 % 0", "D3150"],
    ["$random()", "S0601"],
    ["$shuffle([1, 2])", "S0601"],
    ['$eval("1")', "S0601"],
    ['$todo("quantity")', "S0602"],
    ["keyless{k: $sum(q)}", "R1002"],
    ["keyless@$r.q{$r.k: $sum($)}", "R1002"],
    ["$filter(many, function($row){ $row.billable })", "R1005"],
    ["$single(many, function($row){ $row.q - 1 })", "R1005"],
    ["$sift(rows[0], function($value){ $value })", "R1005"],
    ["$sort([2, 1], function($a, $b){ $a - $b })", "R1005"],
    ["$power(q, nothing)", "R1002"],
  ])("%s", (text, code) => {
    expect(codeOf(() => plain(text))).toBe(code);
  });

  test("absence can be made explicit, and a list can be said to be one", () => {
    expect(plain("$default(nothing, 7) * 2")).toBe("14");
    expect(plain("$exists(nothing) ? 1 : 2")).toBe("2");
    expect(plain("$sum(rows.q)")).toBe("1.5");
    expect(plain('rows[k = "x"].q * 2')).toBe("3");
    expect(plain("rows[0].q * 2")).toBe("3");
    expect(plain('{ "lines": rows.{ "q": q }[] }')).toEqual({ lines: [{ q: "1.5" }] });
    expect(plain('{ "lines": many.{ "q": q } }')).toEqual({ lines: [{ q: "1" }, { q: "2" }] });
  });

  test("an error says where in the text", () => {
    try {
      plain("1 + (q * nothing)");
    } catch (error) {
      expect(error).toMatchObject({ code: "R1001", span: { start: 5, end: 16 } });
      expect((error as Error).message).toMatch(/right side of \* is missing/);
    }
  });

  test("time is the input's asOf", () => {
    expect(plain("$now()")).toBe("2026-01-31T00:00:00.000Z");
    expect(plain("$millis()")).toBe("1769817600000");
    expect(codeOf(() => compile("$now()").evaluate({}))).toBe("R1002");
  });
});

test("compat mode lets missing values vanish, as JSONata does", () => {
  expect(plain("$max([0, q - nothing])", "compat")).toBe("0");
  expect(plain('{ "a": nothing }', "compat")).toEqual({});
  expect(plain("rows.q * 2", "compat")).toBe("3");
});

test("an optional argument that is left out before another is nothing, not that other", () => {
  expect(plain('q.$round("up")')).toBe("3");
  expect(plain('(rows.q)[0].$round("up")')).toBe("2");
  expect(plain('$tiered(3, [{ "unitAmount": 2, "packageSize": 2 }], { "zeroEnters": false })')).toBe("4");
  expect(codeOf(() => plain('name.$round("up")'))).toBe("T0411");
});

describe("a partly applied function checks its arguments like any other", () => {
  test.each(["strict", "compat"] as const)("in %s mode", (mode) => {
    for (const text of [
      "$sum(?)([null])",
      "$sum(?)(rows)",
      '$substring(?, "12")("text")',
      "$length(?)(5)",
      "($f := $join(?); $f([1]))",
      "$map([1, 2], $uppercase(?))",
      "($f := $tiered(?, 1); $f(1))",
      '($f := $round(?, ?); $f("a", 1))',
    ])
      expect(codeOf(() => plain(text, mode))).toMatch(/^T041[02]$/);
    expect(plain("$sum(?)([1, 2])", mode)).toBe("3");
    expect(plain("($half := $div(?, 2); $map([1, 3], $half))", mode)).toEqual(["0.5", "1.5"]);
  });
});

test("what stock JSONata gives for odd arguments, compat mode gives too", () => {
  expect(plain("$fromMillis(-2.5)", "compat")).toBe("1969-12-31T23:59:59.998Z");
  expect(plain('$substring("12", nothing, 3)', "compat")).toBe("");
  expect(plain('$substring("hello world", -2.5, 2)', "compat")).toBe("l");
  expect(plain('$substring("hello", -1, 0.5)', "compat")).toBe("");
  expect(codeOf(() => plain("$power(2, nothing)", "compat"))).toBe("D3061");
  expect(plain("keyless{k: $sum(q)}", "compat")).toEqual({ x: "1" });
});

test("what a rule reads from outside is known", () => {
  const rule = compile("($x := $$.usage.api.quantity * $rate; $$.params.tiers.price; $tables.t; $sum([$x]))");
  expect(rule.freeVariables).toEqual(["rate", "tables"]);
  expect(rule.inputPaths).toEqual(["usage.api.quantity", "params.tiers.price"]);
  expect(rule.inputRoots).toEqual(["usage", "params"]);
});

test("bindings are variables; a rule cannot change its input or keep anything between runs", () => {
  const rule = compile('($n := $rate * 2; $$ ~> |$$|{ "q": $n }|)');
  const input = Object.freeze({ q: Object.freeze([1]) });
  expect(toPlain(rule.evaluate(input, { rate: 2 }))).toEqual({ q: ["1"] });
  expect(toPlain(rule.evaluate(input, { rate: 3 }))).toEqual({ q: ["1"] });
});

test("syntax errors come all together", () => {
  expect(() => compile("(a b; c d)")).toThrow(RuleSyntaxError);
  try {
    compile("(a b; c d)");
  } catch (error) {
    expect((error as RuleSyntaxError).diagnostics).toHaveLength(2);
  }
});
