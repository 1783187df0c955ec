import { isDecimal } from "@atlas/rules";
import { stringify } from "lossless-json";

/** JSON of an answer in which numbers of any length keep their digits: `JSON.stringify` would make them text. */
export function exactJson(value: unknown): string {
  const text = stringify(value, undefined, undefined, [
    { test: isDecimal, stringify: (each) => String(each) },
  ]);
  return text ?? "null";
}

/** The header of an answer that was written by `exactJson`. */
export const EXACT_JSON = ["content-type", "application/json; charset=utf-8"] as const;
