import fc from "fast-check";

const { expression } = fc.letrec<{ expression: string; leaf: string }>((tie) => {
  const inner = tie("expression");
  const pair = (make: (a: string, b: string) => string) => fc.tuple(inner, inner).map(([a, b]) => make(a, b));
  const operator = fc.constantFrom(
    "+",
    "-",
    "*",
    "/",
    "%",
    "=",
    "!=",
    "<",
    ">=",
    "&",
    "and",
    "or",
    "in",
    "~>",
    ".",
    "?:",
    "??",
  );
  return {
    leaf: fc.constantFrom(
      "1",
      "0.50",
      "1e3",
      '"text"',
      "'it'",
      "true",
      "null",
      "a",
      "`odd name`",
      "$x",
      "$",
      "$$.a.b",
      "*",
      "**",
      "%",
      "/a+b/i",
      "and",
      "or",
      "function($y){ $y }",
    ),
    expression: fc.oneof(
      { maxDepth: 5, depthSize: "small" },
      tie("leaf"),
      fc.tuple(inner, operator, inner).map(([a, op, b]) => `${a} ${op} ${b}`),
      fc.tuple(inner, operator, inner).map(([a, op, b]) => `(${a}) ${op} (${b})`),
      pair((a, b) => `${a}[${b}]`),
      pair((a, b) => `${a}{"k": ${b}}`),
      pair((a, b) => `${a}^(>${b}, a)`),
      pair((a, b) => `$f(${a}, ${b}, ?)`),
      pair((a, b) => `($x := ${a}; /* why */ ${b})`),
      pair((a, b) => `{"a": ${a}, /* note */ "b": ${b}}`),
      pair((a, b) => `[${a}, ${b}..9]`),
      pair((a, b) => `${a} ? ${b}`),
      pair((a, b) => `${a} ? ${b} : ${a}`),
      pair((a, b) => `|${a}|${b}, ["z"]|`),
      inner.map((a) => `-${a}`),
      inner.map((a) => `${a}[]`),
      inner.map((a) => `${a}@$v`),
      inner.map((a) => `${a}#$i`),
      inner.map((a) => `function($a, $b)<n-n:n>{ ${a} }`),
    ),
  };
});

/** Texts of the whole grammar, right and wrong: what does not parse is for the caller to skip. */
export const expressionTexts: fc.Arbitrary<string> = expression;
