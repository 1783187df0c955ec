import { fail } from "../runtime/errors.js";
import type { IntegerFormat } from "./integer-picture.js";
import { fromWords, NUMBER_WORDS } from "./number-words.js";

const ROMAN: Readonly<Record<string, bigint>> = { M: 1000n, D: 500n, C: 100n, L: 50n, X: 10n, V: 5n, I: 1n };

/** The regular expression of what a picture writes. */
export function integerPattern(format: IntegerFormat): string {
  const isUpper = format.letterCase === "upper";
  switch (format.primary) {
    case "letters":
      return isUpper ? "[A-Z]+" : "[a-z]+";
    case "roman":
      return isUpper ? "[MDCLXVI]+" : "[mdclxvi]+";
    case "words":
      return `(?:${[...NUMBER_WORDS, "and", "[\\-, ]"].join("|")})+`;
    case "decimal":
      return `[0-9]${format.parseWidth === undefined ? "+" : `{${format.parseWidth}}`}${format.ordinal ? "(?:th|st|nd|rd)" : ""}`;
    case "sequence":
      return fail("D3130", { value: format.token });
  }
}

/** Reads what a picture writes; undefined where it cannot be read. */
export function readInteger(text: string, format: IntegerFormat): bigint | undefined {
  switch (format.primary) {
    case "letters":
      return fromLetters(text, format.letterCase === "upper" ? 65 : 97);
    case "roman":
      return fromRoman(text.toUpperCase());
    case "words":
      return fromWords(text.toLowerCase());
    case "decimal":
      return fromDigits(text, format);
    case "sequence":
      return fail("D3130", { value: format.token });
  }
}

function fromLetters(text: string, first: number): bigint {
  let value = 0n;
  for (const letter of text) value = value * 26n + BigInt(letter.charCodeAt(0) - first + 1);
  return value;
}

function fromRoman(text: string): bigint | undefined {
  let value = 0n;
  let largest = 1n;
  for (const letter of [...text].reverse()) {
    const step = Object.hasOwn(ROMAN, letter) ? ROMAN[letter] : undefined;
    if (step === undefined) return undefined;
    if (step < largest) {
      value -= step;
    } else {
      largest = step;
      value += step;
    }
  }
  return value;
}

function fromDigits(text: string, format: IntegerFormat): bigint | undefined {
  let digits = format.ordinal ? text.slice(0, -2) : text;
  const marks = format.regular === undefined ? format.separators : [format.regular, { character: "," }];
  for (const { character } of marks) digits = digits.split(character).join("");
  if (format.zero !== 0x30) {
    digits = [...digits]
      .map((digit) => String.fromCodePoint(digit.codePointAt(0)! - format.zero + 0x30))
      .join("");
  }
  const leading = /^\s*([+-]?\d+)/.exec(digits)?.[1];
  return leading === undefined ? undefined : BigInt(leading.replace("+", ""));
}
