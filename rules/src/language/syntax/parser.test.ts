import { describe, expect, test } from "@jest/globals";
import { parse } from "./parser.js";

const found = (text: string) =>
  parse(text).diagnostics.map(({ code, span }) => `${code} ${span.start}-${span.end}`);

describe("problems have a code and a place", () => {
  test.each([
    ["1 +", ["S0207 3-3"]],
    ["(a; b", ["S0203 5-5"]],
    ['"abc', ["S0101 0-4"]],
    ["/abc", ["S0302 0-4"]],
    ["a /* never closed", ["S0106 2-17"]],
    ["`abc", ["S0105 0-4"]],
    ['"\\q"', ["S0103 1-3"]],
    ["1e999", ["S0102 0-5"]],
    ["1 2", ["S0201 2-3"]],
    ["a := 1", ["S0212 0-1"]],
    ["function(a){1}", ["S0208 9-10"]],
    ["[1!2]", ["S0204 2-3"]],
    ["$f(,)", ["S0211 3-4", "S0211 4-5"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test("several problems of one text are reported together", () => {
    expect(found("(a b; c d; e)")).toEqual(["S0202 3-4", "S0202 8-9"]);
    expect(found('{"a": , "b": }')).toEqual(["S0211 6-7", "S0211 13-14"]);
  });

  test("each says what to do", () => {
    expect(parse("(1").diagnostics[0]?.message).toBe("Expected ) before the end of the expression; add it.");
  });
});

describe("the tree", () => {
  test("knows where each part stands", () => {
    const { ast } = parse("  $x := a.b + 1 ");
    expect(ast).toMatchObject({ kind: "bind", span: { start: 2, end: 15 } });
    expect(ast.kind === "bind" && ast.value.span).toEqual({ start: 8, end: 15 });
  });

  test("is made even of a broken text", () => {
    expect(parse("(1 + ; 2)").ast).toMatchObject({ kind: "block" });
    expect(parse("").ast.kind).toBe("error");
  });

  test("nests only so deep, in every direction", () => {
    for (const text of [
      "(".repeat(5000),
      "-".repeat(5000),
      `1${"+1".repeat(5000)}`,
      `a${"[0]".repeat(5000)}`,
    ]) {
      expect(parse(text).diagnostics.map((one) => one.code)).toContain("S0218");
    }
  });

  test("counts as nested only what is inside, however much stands side by side", () => {
    for (const text of [
      `[${"1..2,".repeat(1000)}1..2]`,
      `(${"$x := 1 + 2;".repeat(1000)}$x)`,
      `$f(${"?,".repeat(1000)}1)`,
      `{${'"k": a.b,'.repeat(1000)}"k": 1}`,
    ]) {
      expect(found(text)).toEqual([]);
    }
  });
});
