import { fail } from "../runtime/errors.js";
import type { IntegerFormat } from "./integer-picture.js";
import { toWords } from "./number-words.js";

const ROMAN: readonly [bigint, string][] = [
  [1000n, "m"],
  [900n, "cm"],
  [500n, "d"],
  [400n, "cd"],
  [100n, "c"],
  [90n, "xc"],
  [50n, "l"],
  [40n, "xl"],
  [10n, "x"],
  [9n, "ix"],
  [5n, "v"],
  [4n, "iv"],
  [1n, "i"],
];
/** Longer Roman numbers would be a row of m's. */
const MAX_ROMAN = 100_000n;

/** Writes an integer by a picture. Example: 1234 by `#,##0` is 1,234; by `Ww` One Thousand, Two Hundred and Thirty-Four. */
export function writeInteger(value: bigint, format: IntegerFormat): string {
  const magnitude = value < 0n ? -value : value;
  const text = writeMagnitude(magnitude, format);
  return value < 0n ? `-${text}` : text;
}

function writeMagnitude(value: bigint, format: IntegerFormat): string {
  switch (format.primary) {
    case "letters":
      return letters(value, format.letterCase === "upper" ? 65 : 97);
    case "roman": {
      const text = roman(value);
      return format.letterCase === "upper" ? text.toUpperCase() : text;
    }
    case "words": {
      const text = toWords(value, format.ordinal);
      if (format.letterCase === "title") return text;
      return format.letterCase === "upper" ? text.toUpperCase() : text.toLowerCase();
    }
    case "decimal":
      return digits(value, format);
    case "sequence":
      return fail("D3130", { value: format.token });
  }
}

function letters(value: bigint, first: number): string {
  let text = "";
  for (let left = value; left > 0n; left = (left - 1n) / 26n) {
    text = String.fromCharCode(Number((left - 1n) % 26n) + first) + text;
  }
  return text;
}

function roman(value: bigint): string {
  if (value > MAX_ROMAN) fail("D3130", { value: value.toString() });
  let text = "";
  let left = value;
  for (const [step, numeral] of ROMAN) {
    for (; left >= step; left -= step) text += numeral;
  }
  return text;
}

function digits(value: bigint, format: IntegerFormat): string {
  let text = value.toString().padStart(format.mandatory, "0");
  if (format.zero !== 0x30) {
    text = [...text]
      .map((digit) => String.fromCodePoint(digit.codePointAt(0)! + format.zero - 0x30))
      .join("");
  }
  if (format.regular !== undefined) {
    const { position, character } = format.regular;
    for (let count = Math.floor((text.length - 1) / position); count > 0; count--) {
      text = insert(text, text.length - count * position, character);
    }
  } else {
    for (const separator of [...format.separators].reverse()) {
      text = insert(text, text.length - separator.position, separator.character);
    }
  }
  return format.ordinal ? text + suffix(text) : text;
}

// A separator beyond the number's first digit lands at its start, as in stock JSONata.
const insert = (text: string, at: number, part: string): string =>
  text.slice(0, Math.max(0, at)) + part + text.slice(Math.max(0, at));

function suffix(text: string): string {
  const isTeen = text.length > 1 && text[text.length - 2] === "1";
  if (isTeen) return "th";
  return { 1: "st", 2: "nd", 3: "rd" }[text[text.length - 1]!] ?? "th";
}
