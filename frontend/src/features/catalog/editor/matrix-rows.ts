import type { Json } from "@atlas/rules";
import type { Params } from "./version-draft.js";

/** The group of a row: its properties and their values. */
export const matchOf = ({ match }: Params): Params =>
  typeof match === "object" && match !== null && !Array.isArray(match) ? match : {};

/** A group with exactly the properties that make one; an empty text is events without the property. */
export function withKeys(
  match: Params,
  groupBy: readonly string[],
  changed?: string,
  value?: string,
): Params {
  const entries = groupBy.map((key): [string, Json] => [
    key,
    key === changed ? value || null : (match[key] ?? null),
  ]);
  return Object.fromEntries(entries);
}

/** The rows of a matrix whose groups are made of other properties than before. */
export const regrouped = (rows: readonly Params[], groupBy: readonly string[]): Params[] =>
  (rows.length > 0 ? rows : [{}]).map((row) => ({
    unitAmount: "",
    ...row,
    match: withKeys(matchOf(row), groupBy),
  }));
