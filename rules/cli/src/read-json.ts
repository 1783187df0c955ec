import { readFileSync } from "node:fs";
import type { Json } from "@atlas/rules";
import { UsageError } from "./usage-error.js";

/** Reads a text file, or standard input for `-`. Throws `UsageError` where it cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads a JSON file. Numbers of more than 15 digits lose some; write those as text. */
export function readJson(path: string): Json {
  const text = readText(path);
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export type Fields = { [key: string]: Json };

/** A value that must be an object. */
export function fieldsOf(value: Json | undefined, what: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new UsageError(`${what} must be a JSON object`);
}
