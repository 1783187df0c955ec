import { readFileSync } from "node:fs";
import { Decimal, type Json } from "@atlas/rules";
import { InputError, UsageError } from "./usage-error.js";

/** Reads a text file, or standard input for `-`. Throws `UsageError` where it cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads a JSON file. A number that a double would not hold keeps its digits, as the text that prices take for a number. */
export function readJson(path: string): Json {
  return parsed(path, (lexeme) => lexeme) as Json;
}

/** Reads a JSON file as input of an expression. A number that a double would not hold keeps its digits, as a Decimal. */
export function readInput(path: string): unknown {
  return parsed(path, (lexeme) => Decimal.parse(lexeme));
}

/** More significant digits than these may be lost in a double. */
const safeDigits = 15;

function parsed(path: string, exact: (lexeme: string) => unknown): unknown {
  const text = readText(path);
  try {
    const plain: unknown = JSON.parse(text);
    if (!/[\d.]{16}/.test(text)) return plain;
    return JSON.parse(markLongNumbers(text), (_, value: unknown) =>
      typeof value === "string" && value.startsWith(longNumber)
        ? exact(value.slice(longNumber.length))
        : value,
    );
  } catch (error) {
    throw new InputError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Cannot begin a text of the file by accident: noncharacters are for such use. */
const longNumber = "\ufdd0number:";

/** The text is known to be JSON, so that what is no string and looks like a number is one. */
function markLongNumbers(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => {
    if (token.startsWith('"')) return token;
    const digits = token
      .replace(/[eE].*$/, "")
      .replace(/\D/g, "")
      .replace(/^0+/, "");
    return digits.length > safeDigits ? JSON.stringify(longNumber + token) : token;
  });
}

export type Fields = { [key: string]: Json };

/** A value that must be an object. */
export function fieldsOf(value: Json | undefined, what: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new InputError(`${what} must be a JSON object`);
}
