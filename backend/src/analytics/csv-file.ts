import type { Cell } from "./csv.js";

/** A table that is written as it is read. */
export type CsvFile = { name: string; header: string[]; batches: AsyncIterable<Cell[][]> };

/** Records read at a time. */
export const BATCH = 500;
