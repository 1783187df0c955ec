import { Readable } from "node:stream";

export type Cell = string | number | null;

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /["\r\n,]/;

/** One record of RFC 4180. A text that a spreadsheet would run as a formula begins with an apostrophe; numbers stay numbers. */
export function csvRecord(cells: readonly Cell[]): string {
  return `${cells.map(field).join(",")}\r\n`;
}

function field(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A header, and the records of batches as they come: the reader of the stream sets the pace, and one batch is held at a time. */
export function csvStream(header: readonly string[], batches: AsyncIterable<readonly Cell[][]>): Readable {
  return Readable.from(texts(header, batches));
}

async function* texts(
  header: readonly string[],
  batches: AsyncIterable<readonly Cell[][]>,
): AsyncGenerator<string> {
  yield csvRecord(header);
  for await (const batch of batches) if (batch.length > 0) yield batch.map(csvRecord).join("");
}
