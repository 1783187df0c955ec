import { fail } from "../runtime/errors.js";

/** How an integer is written: XPath's format-integer pictures, as far as JSONata has them. */
export type LetterCase = "upper" | "lower" | "title";
export type Separator = { position: number; character: string };
export type IntegerFormat = {
  primary: "decimal" | "letters" | "roman" | "words" | "sequence";
  letterCase: LetterCase;
  ordinal: boolean;
  /** Code point of zero in the digits used. */
  zero: number;
  mandatory: number;
  optional: number;
  /** Separators at equal distances, or the list of single ones, from the right. */
  regular: Separator | undefined;
  separators: Separator[];
  token: string;
  /** Exact number of digits to read, where another number follows at once. */
  parseWidth?: number;
};

/** First code points of the decimal digits of scripts in the basic plane. */
const DIGIT_GROUPS = [
  0x30, 0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
  0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
  0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** The distance that repeats in a list of positions, or 0 where none does. */
export function repeatOf(positions: number[]): number {
  if (positions.length === 0) return 0;
  const factor = positions.reduce(greatestCommonDivisor);
  return positions.every((_, index) => positions.includes((index + 1) * factor)) ? factor : 0;
}

const NAMED: Readonly<Record<string, Pick<IntegerFormat, "primary" | "letterCase">>> = {
  A: { primary: "letters", letterCase: "upper" },
  a: { primary: "letters", letterCase: "lower" },
  I: { primary: "roman", letterCase: "upper" },
  i: { primary: "roman", letterCase: "lower" },
  W: { primary: "words", letterCase: "upper" },
  Ww: { primary: "words", letterCase: "title" },
  w: { primary: "words", letterCase: "lower" },
};

/** Reads a picture such as `#,##0`, `Ww;o` or `I`. */
export function readIntegerPicture(picture: string): IntegerFormat {
  const semicolon = picture.lastIndexOf(";");
  const token = semicolon < 0 ? picture : picture.slice(0, semicolon);
  const ordinal = semicolon >= 0 && picture[semicolon + 1] === "o";
  const base: IntegerFormat = {
    primary: "decimal",
    letterCase: "lower",
    ordinal,
    zero: 0x30,
    mandatory: 0,
    optional: 0,
    regular: undefined,
    separators: [],
    token,
  };
  const named = Object.hasOwn(NAMED, token) ? NAMED[token] : undefined;
  return named === undefined ? readDigits(token, base) : { ...base, ...named };
}

function readDigits(token: string, format: IntegerFormat): IntegerFormat {
  let zero: number | undefined;
  let position = 0;
  for (const character of [...token].reverse()) {
    const code = character.codePointAt(0)!;
    const group = DIGIT_GROUPS.find((first) => code >= first && code <= first + 9);
    if (group !== undefined) {
      if (zero !== undefined && zero !== group) fail("D3131");
      zero = group;
      format.mandatory++;
      position++;
    } else if (character === "#") {
      format.optional++;
      position++;
    } else {
      format.separators.push({ position, character });
    }
  }
  if (format.mandatory === 0) return { ...format, primary: "sequence" };
  format.zero = zero ?? 0x30;
  const [first] = format.separators;
  const same = format.separators.every((one) => one.character === first?.character);
  const distance = same ? repeatOf(format.separators.map((one) => one.position)) : 0;
  if (first !== undefined && distance > 0)
    format.regular = { position: distance, character: first.character };
  return format;
}
