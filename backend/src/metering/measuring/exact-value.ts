import { isDecimal } from "@atlas/rules";
import { canonicalNumber } from "../intake/canonical-json.js";
import type { JsonValue } from "../intake/json-value.js";

/** A JSON number as its exact decimal text, or null: text is never taken for a number, nor nothing for zero. */
export function exactNumber(value: JsonValue | undefined): string | null {
  if (typeof value === "number") return canonicalNumber(value);
  return isDecimal(value) ? value.toString() : null;
}

/** A value that can name something (text, number, boolean) as text; null for what cannot. */
export function exactName(value: JsonValue | undefined): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  return exactNumber(value);
}
