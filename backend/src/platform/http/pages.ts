import { z } from "zod";
import type { AtlasError } from "../errors/atlas-error.js";
import { platformErrors } from "../errors/platform.errors.js";
import { isUuid } from "../ids.js";

/** Query parameters of every list. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25).describe("How many, 1 to 100."),
  cursor: z.string().max(500).optional().describe("`nextCursor` of the page before."),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** `{ data, nextCursor }` of a list of `item`. */
export const pageSchema = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    nextCursor: z.string().nullable().describe("Give it as `cursor` for the next page; null at the end."),
  });

export type Page<T> = { data: T[]; nextCursor: string | null };

/**
 * Cuts a page from rows fetched with `LIMIT limit + 1`.
 * `cursorOf` gives the sort key of a row; the next page begins after it.
 */
export function toPage<Row>(rows: Row[], limit: number, cursorOf: (row: Row) => string[]): Page<Row> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return {
    data,
    nextCursor:
      rows.length > limit && last ? Buffer.from(JSON.stringify(cursorOf(last))).toString("base64url") : null,
  };
}

export function mapPage<Row, Out>(page: Page<Row>, map: (row: Row) => Out): Page<Out> {
  return { data: page.data.map(map), nextCursor: page.nextCursor };
}

/** The sort key inside a cursor of `parts` strings, or null for the first page. */
export function readCursor(cursor: string | undefined, parts: number): string[] | null {
  if (cursor === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(value) && value.length === parts && value.every((part) => typeof part === "string"))
      return value;
  } catch {
    // Not JSON: answered below like any other wrong cursor.
  }
  throw wrongCursor();
}

/** The id inside the cursor of a list ordered by id alone, or null for the first page. */
export function readIdCursor(cursor: string | undefined): string | null {
  const id = readCursor(cursor, 1)?.[0] ?? null;
  if (id !== null && !isUuid(id)) throw wrongCursor();
  return id;
}

const wrongCursor = (): AtlasError =>
  platformErrors("request.invalid", {
    errors: [
      {
        field: "query.cursor",
        code: "invalid",
        message: "Give nextCursor exactly as the last page gave it.",
      },
    ],
  });
