import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { findMatch } from "./match.js";
import { compileMatcher } from "./regex-value.js";

function exec(pattern: string, flags: string, text: string): (string | undefined)[] | null {
  const captures = findMatch(compileMatcher(pattern, flags), text, 0, () => undefined);
  if (captures === undefined) return null;
  const groups: (string | undefined)[] = [];
  for (let at = 0; at < captures.length; at += 2) {
    groups.push(captures[at]! < 0 ? undefined : text.slice(captures[at], captures[at + 1]));
  }
  return groups;
}

const native = (pattern: string, flags: string, text: string) => {
  const match = new RegExp(pattern, flags).exec(text);
  return match === null ? null : [...match];
};

test.each([
  ["a(b|c)+d", "", "xxabcbd"],
  ["^(\\w+)\\s(\\w+)$", "", "hello world"],
  ["(a+?)(a*)", "", "aaa"],
  ["\\bfoo\\b", "i", "a FOO b"],
  ["^b", "m", "a\nb"],
  ["[^a-c\\d]+", "", "abc12xyz"],
  ["x{2,3}?", "", "xxxx"],
  ["(?:ab|a)(c?)", "", "ac"],
  ["\\u0041\\x42\\t", "", "AB\t"],
  ["[\\s-z]+", "", "a -z"],
  ["a{,2}", "", "a{,2}"],
  ["É", "i", "é"],
  ["", "", "abc"],
])("/%s/%s agrees with the platform on %j", (pattern, flags, text) => {
  expect(exec(pattern, flags, text)).toEqual(native(pattern, flags, text));
});

test("generated patterns agree with the platform", () => {
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\w", "^", "$", "\\b"),
      fc.tuple(tie("node"), tie("node")).map(([a, b]) => a + b),
      fc.tuple(tie("node"), tie("node")).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(
          fc.constantFrom("a", "b", "ab", "[ab]", "(?:ab|b)"),
          fc.constantFrom("*", "+", "?", "*?", "+?", "??", "{1,2}"),
        )
        .map(([a, q]) => (a.length === 2 ? `(?:${a})${q}` : a + q)),
      tie("node").map((a) => `(${a})`),
    ),
  }));
  fc.assert(
    fc.property(
      node,
      fc.array(fc.constantFrom("a", "b", "c", " "), { maxLength: 12 }),
      (pattern, letters) => {
        const text = letters.join("");
        expect({ pattern, text, match: exec(pattern, "", text) }).toEqual({
          pattern,
          text,
          match: native(pattern, "", text),
        });
      },
    ),
    { numRuns: 3000 },
  );
});

test.each(["(a)\\1", "a(?=b)", "(?<!a)b", "(", "a)", "[a", "*a", "a**", "\\", "a{2,1}", "[b-a]"])(
  "/%s/ is refused",
  (pattern) => {
    expect(() => compileMatcher(pattern, "")).toThrow();
  },
);
