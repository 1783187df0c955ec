import { DecimalError, isDecimal, parseDecimal } from "@atlas/rules";
import { isLosslessNumber, isSafeNumber, LosslessNumber, parse, stringify } from "lossless-json";

/**
 * JSON with numbers of any length: what a JS number would round is a Decimal, so `12345678901234567890.5` keeps its digits.
 * Throws SyntaxError.
 */
export const parseExact = (text: string): unknown =>
  parse(text, undefined, { parseNumber: readNumber, onDuplicateKey: ({ newValue }) => newValue });

/** The JSON of what `parseExact` gave; `JSON.stringify` would make texts of its long numbers. */
export function exactJson(value: unknown, indent?: number): string {
  const text = stringify(value, undefined, indent, [{ test: isDecimal, stringify: (each) => String(each) }]);
  return text ?? "null";
}

/** An object, and no number that is one for its digits' sake. */
export const isJsonObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !isDecimal(value) &&
  !isLosslessNumber(value);

function readNumber(lexeme: string): unknown {
  if (isSafeNumber(lexeme)) return JSON.parse(lexeme) as number;
  try {
    return parseDecimal(lexeme);
  } catch (error) {
    // More than the engine counts with: kept as it is written, for the server to refuse by name.
    if (error instanceof DecimalError) return new LosslessNumber(lexeme);
    throw error;
  }
}
