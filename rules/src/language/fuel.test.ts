import { describe, expect, test } from "@jest/globals";
import { compile } from "./compile.js";
import { toPlain } from "./runtime/stringify.js";

const fails = (text: string, input: unknown = {}, fuel = {}) =>
  expect(() => compile(text, { fuel }).evaluate(input));
const code = (name: string) => expect.objectContaining({ code: name });

describe("a rule that would not end, ends in a typed error", () => {
  test.each([
    ["loops", "($f := function(){ $f() }; $f())", "U1002"],
    ["recursion", "($f := function($n){ 1 + $f($n) }; $f(1))", "U1001"],
    ["mutual recursion", "($a := function($n){ [$b($n)] }; $b := function($n){ [$a($n)] }; $a(1))", "U1001"],
    ["long texts", '$length($pad("x", 200000000))', "U1003"],
    [
      "doubling texts",
      '($f := function($s, $n){ $n = 0 ? $s : $f($s & $s, $n - 1) }; $f("xxxxxxxx", 60))',
      "U1003",
    ],
    ["long lists", "[1..10000000]", "D2015"],
    [
      "long numbers",
      "($f := function($x, $n){ $n = 0 ? $x : $f($x * $x, $n - 1) }; $f(1.0001, 60))",
      "U1004",
    ],
  ])("%s", (_, text, expected) => {
    fails(text).toThrow(code(expected));
  });

  test("a budget can be made smaller, and names what was used up", () => {
    fails("$sum([1..100])", {}, { items: 50 }).toThrow("The budget of 50 list entries is used up");
    fails("$map([1..100], function($x){ $x })", {}, { steps: 50 }).toThrow(code("U1002"));
  });

  test("it says where", () => {
    fails("(\n  $a := 1;\n  $b := **.**.**.**; $b)", { a: [[1]] }, { steps: 10 }).toThrow(
      expect.objectContaining({ code: "U1002", span: { start: 15, end: 32 } }),
    );
    fails("$sum([1..100])", {}, { items: 50 }).toThrow(
      expect.objectContaining({ span: { start: 6, end: 12 } }),
    );
  });

  test("the same budget is used on every run", () => {
    const rule = compile("$sum($map([1..100], function($x){ $x * 2 }))", { fuel: { steps: 305 } });
    const outcomes = [1, 2, 3].map(() => {
      try {
        return toPlain(rule.evaluate({}));
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
    expect(new Set(outcomes).size).toBe(1);
  });
});

describe("nothing but plain data comes in", () => {
  test("prototypes are not looked at", () => {
    const inherited: unknown = Object.create({ secret: 1 });
    expect(compile("secret", { mode: "compat" }).evaluate(inherited)).toBeUndefined();
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      expect(compile(`$exists(${name})`).evaluate({})).toBe(false);
    }
  });

  test("a field named __proto__ is data, and changes no prototype", () => {
    const result = compile('{ "__proto__": { "polluted": true } }').evaluate({}) as object;
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.keys(result)).toEqual(["__proto__"]);
    expect(compile("$exists(polluted)").evaluate(JSON.parse('{ "__proto__": { "polluted": true } }'))).toBe(
      false,
    );
  });

  test("functions from outside are refused", () => {
    fails("f", { f: () => 1 }).toThrow(code("R1004"));
    fails("$f()", {}).toThrow(code("T1006"));
  });
});

test("regular expressions run in linear time", () => {
  const text = "a".repeat(5_000);
  expect(compile("$contains($$.t, /(a*)*b/)", { fuel: { steps: 5_000_000 } }).evaluate({ t: text })).toBe(
    false,
  );
  fails("$contains($$.t, /(a)\\1/)", { t: text }).toThrow(code("S0303"));
});
