import { Decimal } from "../../money/decimal.js";
import { fail } from "./errors.js";
import type { Runtime } from "./value.js";
import { isOuter } from "./sequence.js";
import { Callable, decimalOf, isNumber, NON_FINITE, type Json, type Value } from "./value.js";

/** A number as text: canonical digits in strict mode; in compat mode as a double with 15 digits, as JSONata prints it. */
export function numberText(value: Decimal, strict: boolean): string {
  if (strict) return value.toString();
  const double = value.toDouble();
  return String(Number.isInteger(double) ? double : Number(double.toPrecision(15)));
}

/** `$string`: text as it is, anything else as JSON, functions as empty text. */
export function stringOf(value: Value, runtime: Runtime, pretty = false): string {
  if (typeof value === "string") return value;
  if (value instanceof Callable) return "";
  if (value === NON_FINITE) fail("D3001");
  const text = write(isOuter(value) ? value[0] : value, runtime, pretty ? "\n" : "") ?? "null";
  return text;
}

function write(value: Value, runtime: Runtime, line: string): string | undefined {
  // Writing a value takes about as long as four calls.
  runtime.spend(4);
  if (value === undefined) return undefined;
  const text = isNumber(value) ? numberText(decimalOf(value), runtime.strict) : plain(value, runtime, line);
  // Text from parts was counted when the parts were written.
  if (text !== undefined && typeof value !== "object") runtime.write(text.length);
  return text;
}

function plain(value: Exclude<Value, number | Decimal>, runtime: Runtime, line: string): string | undefined {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (value === undefined) return undefined;
  if (value instanceof Callable) return '""';
  const inner = line === "" ? "" : `${line}  `;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const item of value) parts.push(write(item, runtime, inner) ?? "null");
  } else {
    for (const key of Object.keys(value)) {
      const text = write(value[key], runtime, inner);
      if (text !== undefined) parts.push(`${JSON.stringify(key)}:${line === "" ? "" : " "}${text}`);
    }
  }
  const text = parts.length === 0 ? open + close : open + inner + parts.join(`,${inner}`) + line + close;
  runtime.write(text.length >> 1);
  return text;
}

/**
 * A result as plain JSON for storage and transport: numbers become canonical decimal text (`"12.5"`), missing values
 * and functions vanish from objects and are null elsewhere.
 */
export function toPlain(value: Value): Json {
  if (value === undefined || value === null || value instanceof Callable || value === NON_FINITE) return null;
  if (isNumber(value)) return decimalOf(value).toString();
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(toPlain);
  const result: { [key: string]: Json } = {};
  for (const key of Object.keys(value)) {
    const field = value[key];
    if (field === undefined || field instanceof Callable) continue;
    if (key === "__proto__") Object.defineProperty(result, key, { value: toPlain(field), enumerable: true });
    else result[key] = toPlain(field);
  }
  return result;
}
