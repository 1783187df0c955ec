import { DecimalError, parseDecimal, type Decimal } from "@atlas/rules";
import { parse } from "lossless-json";
import { UnreadableNumber, type JsonValue } from "./json-value.js";

/** Digits that an event's number may have, written out without exponent. */
export const MAX_DIGITS = 60;

// A number begins the text or follows one of [ : , or whitespace. Inside a string this may match as well, which costs
// time but no exactness. Sixteen characters of digits and point hold at least fifteen digits; an exponent of two places
// can leave what a double holds exactly, or ask for more than sixty digits.
const HARD_NUMBER = /(?:^|[[:,\s])-?(?:[\d.]{16}|[\d.]+[eE][+-]?\d\d)/;
const HARD_LEXEME = /^-?(?:[\d.]{16}|[\d.]+[eE][+-]?\d\d)/;

/**
 * Parses JSON without losing a digit: the native parser where all numbers fit a double, the lossless one otherwise.
 * `[0.1, 12345678901234567890]` → `[0.1, Decimal]`. Throws SyntaxError. Of repeated keys the last one wins in both.
 */
export function readJson(text: string): JsonValue {
  if (!HARD_NUMBER.test(text)) return JSON.parse(text) as JsonValue;
  try {
    return parse(text, undefined, {
      parseNumber: readNumber,
      onDuplicateKey: ({ newValue }) => newValue,
    }) as JsonValue;
  } catch (error) {
    if (error instanceof RangeError)
      throw new SyntaxError("The JSON is nested too deeply.", { cause: error });
    throw error;
  }
}

// The same lexeme is read the same way whichever parser its neighbours call for: a retry in another batch stays a duplicate.
function readNumber(lexeme: string): number | Decimal | UnreadableNumber {
  if (!HARD_LEXEME.test(lexeme)) return JSON.parse(lexeme) as number;
  if (lexeme.replace(/[eE].*$/, "").replace(/^-?0*\.?0*|[^\d]/g, "").length > MAX_DIGITS) {
    return new UnreadableNumber(lexeme);
  }
  try {
    const value = parseDecimal(lexeme);
    return writtenDigits(value) > MAX_DIGITS ? new UnreadableNumber(lexeme) : value;
  } catch (error) {
    if (error instanceof DecimalError) return new UnreadableNumber(lexeme);
    throw error;
  }
}

function writtenDigits(value: Decimal): number {
  return value.toString().replace(/^-?(?:0\.)?|\./g, "").length;
}
