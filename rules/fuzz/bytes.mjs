import { seeded } from "./random.mjs";
import { INPUT, program } from "./programs.mjs";

const FRAGMENTS = [
  "$",
  "$$",
  "a",
  "b.c",
  "rows",
  ".",
  "[",
  "]",
  "{",
  "}",
  "(",
  ")",
  ",",
  ";",
  ":",
  ":=",
  "?",
  "??",
  "?:",
  "~>",
  "^(",
  "@$v",
  "#$i",
  "%",
  "*",
  "**",
  "+",
  "-",
  "/",
  "=",
  "!=",
  "<",
  ">",
  "&",
  "and",
  "or",
  "in",
  "..",
  "1",
  "0",
  "-0",
  "1e308",
  "0.1",
  '"x"',
  "'",
  '"',
  "`",
  "/a+/",
  "/(a*)*b/",
  "\\",
  "\\u12",
  "function($x){",
  "λ",
  "<n-:n>",
  "|",
  "null",
  "true",
  "$sum",
  "$map",
  "$eval",
  "$pad",
  "$string(",
  "$reduce(",
  "/*",
  "*/",
  "__proto__",
  "constructor",
  " ",
  "\n",
  "\t",
  "\u0000",
  "\ud800",
  "\udfff",
  "\ufeff",
  "é",
  "𝒳",
  "$tiered(",
  "$replace(",
  "$split(",
  "$formatNumber(",
  "$toMillis(",
  "$decide(",
  "[0..9]",
  "$$.rows",
];

function input(random) {
  const kind = random.below(4);
  if (kind === 0)
    return String.fromCharCode(...Array.from({ length: random.below(24) }, () => random.below(0x250)));
  if (kind === 1) return Array.from({ length: 1 + random.below(14) }, () => random.pick(FRAGMENTS)).join("");
  const text = program(random);
  if (kind === 2) return text;
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(FRAGMENTS) + text.slice(at + random.below(4));
}

/** Feeds parser and evaluator with broken and hostile texts. Anything but a value or a typed error is a crash. */
export function bytes(
  { compile, parse, print, RuleRuntimeError, RuleSyntaxError, toPlain },
  { seed, count },
) {
  const random = seeded(seed);
  const totals = { evaluated: 0, syntaxErrors: 0, runtimeErrors: 0, crashes: 0 };
  const fuel = { steps: 20_000, items: 20_000, characters: 100_000 };
  for (let index = 0; index < count; index++) {
    const text = input(random);
    try {
      const { ast, diagnostics } = parse(text);
      if (diagnostics.length === 0) print(ast);
      const mode = random.chance(0.5) ? "strict" : "compat";
      toPlain(compile(text, { mode, fuel }).evaluate(INPUT));
      totals.evaluated++;
    } catch (error) {
      if (error instanceof RuleSyntaxError) totals.syntaxErrors++;
      else if (error instanceof RuleRuntimeError) totals.runtimeErrors++;
      else {
        totals.crashes++;
        if (totals.crashes <= 10) console.log(`${JSON.stringify(text)}\n  ${error?.stack ?? error}`);
      }
    }
  }
  return totals;
}
