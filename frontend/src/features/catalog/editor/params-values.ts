import type { Json } from "@atlas/rules";
import type { Params } from "./version-draft.js";

/** A parameter as a field shows it. */
export const textOf = (value: Json | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** The rows of a list parameter, whatever stands in it. */
export const rowsOf = (value: Json | undefined): Params[] =>
  Array.isArray(value)
    ? value.map((row) => (typeof row === "object" && row !== null && !Array.isArray(row) ? row : {}))
    : [];
