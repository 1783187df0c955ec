import { commaMeaning, readDecimal, type CommaMeaning } from "./decimal-text.js";

/** A column that is pasted: a decimal, a text, or the upper bound of a tier, which is open in the last one. */
export type PasteColumn = {
  key: string;
  title: string;
  kind: "decimal" | "text" | "bound";
  optional?: boolean;
};
export type PastedRow = Record<string, string | null>;
/** What was read; `notes` say how what could be read in two ways was understood. */
export type Pasted = { rows: PastedRow[]; errors: string[]; notes: string[] };

const OPEN = /^(|-|–|∞|inf(inity)?|null|open|none|(and )?(above|over|more|up)|.*[\d]\s*\+)$/i;

/**
 * Reads rows copied from a spreadsheet (tabs), or CSV with semicolons or commas, with or without a head. Columns are found by
 * their head where there is one, else taken in order. Every wrong cell is named by its row and column.
 */
export function readPastedRows(text: string, columns: readonly PasteColumn[]): Pasted {
  const table = cellsOf(text);
  const [first] = table;
  if (!first) return { rows: [], errors: ["Nothing was pasted."], notes: [] };
  const hasHead = !first.some((cell) => "value" in readDecimal(cell));
  const order = hasHead ? placesByHead(first, columns) : columns.map((_, index) => index);
  const errors: string[] = [];
  const notes: string[] = [];
  const body = hasHead ? table.slice(1) : table;
  const told = commaMeaning(body.flat());
  const rows = body.map((cells, index) => {
    const row: PastedRow = {};
    columns.forEach((column, place) => {
      const cell = cells[order[place] ?? -1]?.trim();
      // Where tiers end is counted in whole units as a rule, prices are not.
      const comma = told ?? (column.kind === "bound" ? "thousands" : null);
      const read = readCell(cell, column, comma);
      if ("value" in read && column.kind !== "text" && cell && AMBIGUOUS.test(cell))
        notes.push(`“${cell}” was read as ${read.value ?? "no end"}.`);
      if ("error" in read) errors.push(`Row ${index + (hasHead ? 2 : 1)}, ${column.title}: ${read.error}`);
      else if (read.value !== undefined) row[column.key] = read.value;
    });
    return row;
  });
  if (rows.length === 0) errors.push("There is a head, but no row below it.");
  return { rows, errors, notes };
}

/** A comma that may be one of thousands or a decimal one. */
const AMBIGUOUS = /(^|[^\d.,])[1-9]\d{0,2},\d{3}($|[^\d.,])/;

type Cell = { value: string | null | undefined } | { error: string };

function readCell(
  cell: string | undefined,
  { kind, optional = false }: PasteColumn,
  comma: CommaMeaning | null,
): Cell {
  if (kind === "bound") {
    if (cell === undefined || OPEN.test(cell)) return { value: null };
    // `1 – 1000` is the tier that ends at 1000.
    return readDecimal(/^[\d.,\s]+[-–][\s]*(\d.*)$/.exec(cell)?.[1] ?? cell.replace(/^[<≤]=?/, ""), comma);
  }
  if (cell === undefined || cell === "") return optional ? { value: undefined } : { error: "is empty." };
  return kind === "text" ? { value: cell } : readDecimal(cell, comma);
}

/** Where each column stands, by names in the head; those that it does not name take the places left, in order. */
function placesByHead(head: readonly string[], columns: readonly PasteColumn[]): number[] {
  const named = columns.map(({ key, title }) => head.findIndex((cell) => isNamed(cell, key, title)));
  const free = head.map((_, index) => index).filter((index) => !named.includes(index));
  return named.map((place) => (place >= 0 ? place : (free.shift() ?? -1)));
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
const isNamed = (cell: string, key: string, title: string): boolean =>
  plain(cell) !== "" && [plain(key), plain(title)].includes(plain(cell));

/** Whether a text is a table rather than one value: cells beside or below each other. */
export const isTable = (text: string): boolean => /\t|[^\s][\r\n]+[^\s]/.test(text.trim());

/** The cells of a text: separated by tabs where there are any, else by semicolons, else by commas; quoted as in CSV. */
export function cellsOf(text: string): string[][] {
  const separator = text.includes("\t") ? "\t" : text.includes(";") ? ";" : ",";
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  return lines.map((line) => splitLine(line, separator));
}

function splitLine(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const char = line.charAt(index);
    if (char === '"') {
      if (isQuoted && line.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = !isQuoted;
    } else if (char === separator && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else cell += char;
  }
  return [...cells, cell].map((text) => text.trim());
}

/**
 * A table with one group down the side and another across, as rows of the two and a price:
 * a head `model, input, output` over `large, 3, 15` is large × input at 3 and large × output at 15. Null where it is no such table.
 */
export function readPivot(text: string, [down, across]: readonly [string, string]): Pasted | null {
  const [head, ...lines] = cellsOf(text);
  if (!head || head.length < 3 || lines.length === 0) return null;
  const names = head.slice(1);
  const isHead = names.every((name) => name !== "" && "error" in readDecimal(name));
  const areNumbers = lines.every((cells) =>
    cells.slice(1).every((cell) => cell === "" || "value" in readDecimal(cell)),
  );
  if (!isHead || !areNumbers) return null;
  const rows = lines.flatMap((cells) =>
    names.flatMap((name, index): PastedRow[] => {
      const read = readDecimal(cells[index + 1] ?? "");
      return "value" in read ? [{ [down]: cells[0] ?? "", [across]: name, unitAmount: read.value }] : [];
    }),
  );
  return { rows, errors: [], notes: [] };
}

/** Reads a table with one group across where it is one, else rows. */
export const readRows = (
  text: string,
  { columns, pivot }: { columns: readonly PasteColumn[]; pivot?: readonly [string, string] },
): Pasted => (pivot && readPivot(text, pivot)) ?? readPastedRows(text, columns);
