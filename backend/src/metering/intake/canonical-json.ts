import { canonicalDecimal, isDecimal } from "@atlas/rules";
import { UnreadableNumber, type JsonObject, type JsonValue } from "./json-value.js";

/** Why a value cannot be kept, and where it stands: `properties.model[2]`. */
export type ValueProblem = { field: string; kind: "too_many_digits" | "too_deep" | "unstorable_text" };

const MAX_DEPTH = 32;
// PostgreSQL keeps neither NUL nor half of a surrogate pair; JSON can escape both.
// eslint-disable-next-line no-control-regex -- NUL is what is looked for
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

export const isStorableText = (text: string): boolean => !UNSTORABLE.test(text);

/**
 * JSON with sorted keys, no blanks and numbers written out: equal values give equal text, whatever the parser or the client.
 * `{"b":1.50,"a":1e2}` → `{"a":100,"b":1.5}`. What cannot be kept is reported (and written as null).
 */
export function canonicalJson(
  value: JsonValue,
  field: string,
  report: (problem: ValueProblem) => void,
  depth = 0,
): string {
  switch (typeof value) {
    case "string":
      if (!isStorableText(value)) report({ field, kind: "unstorable_text" });
      return JSON.stringify(value);
    case "number":
      return canonicalNumber(value);
    case "boolean":
      return value ? "true" : "false";
    default:
      break;
  }
  if (value === null) return "null";
  if (isDecimal(value)) return value.toString();
  if (value instanceof UnreadableNumber) {
    report({ field, kind: "too_many_digits" });
    return "null";
  }
  if (depth >= MAX_DEPTH) {
    report({ field, kind: "too_deep" });
    return "null";
  }
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => canonicalJson(item, `${field}[${index}]`, report, depth + 1)).join(",")}]`;
  }
  return canonicalObject(value, field, report, depth);
}

function canonicalObject(
  object: JsonObject,
  field: string,
  report: (problem: ValueProblem) => void,
  depth: number,
): string {
  let text = "{";
  for (const key of sortedKeys(object)) {
    if (!isStorableText(key)) report({ field, kind: "unstorable_text" });
    const value = object[key]!;
    if (text.length > 1) text += ",";
    // The path is only put together where a problem may lie deeper or at hand; most values are plain numbers.
    text += quoted(key);
    text +=
      typeof value === "number"
        ? canonicalNumber(value)
        : canonicalJson(value, `${field}.${key}`, report, depth + 1);
  }
  return `${text}}`;
}

function sortedKeys(object: JsonObject): string[] {
  const keys = Object.keys(object);
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return keys.sort();
  return keys;
}

// Property names come again and again: quoting each once spares a tenth of the work on an event.
const quotedNames = new Map<string, string>();
const MOST_NAMES = 1_000;

function quoted(name: string): string {
  const known = quotedNames.get(name);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(name)}:`;
  if (quotedNames.size < MOST_NAMES) quotedNames.set(name, text);
  return text;
}

/** A number's one plain writing: `100` for 1e2, `0.0000001` for 1e-7. */
export function canonicalNumber(value: number): string {
  if (Number.isSafeInteger(value)) return value.toString();
  const text = String(value);
  return text.includes("e") ? canonicalDecimal(value) : text;
}
