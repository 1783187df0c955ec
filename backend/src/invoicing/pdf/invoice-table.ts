import type { Column, FigureKey, TableRow } from "./invoice-view.js";
import { widthAtMost } from "./text-width.js";

/** Points. The text of an A4 page is 493 wide, that of a US letter page wider. */
const PAGE_WIDTH = 493;
const COLUMN_GAP = 14;
const WIDEST_FIGURE = 104;
const SIZE = { main: 9, small: 8 };
const INDENT = 10;

/** Rows before it is known what stands beside and below them. */
export type UnfittedRow = Omit<TableRow, "fits" | "last">;

/**
 * Gives every column of figures the width that its longest figure needs, leaves out those that no row fills, and finds
 * the rows that surely fit on single lines: the template gives these a fixed height, which halves the time to set them.
 */
export function fitTable(
  rows: readonly UnfittedRow[],
  currency: string,
): { columns: Column[]; rows: TableRow[] } {
  const titles: Record<FigureKey, string> = {
    quantity: "Quantity",
    unitAmount: "Unit price",
    amount: `Amount (${currency})`,
  };
  const keys: FigureKey[] = ["quantity", "unitAmount", "amount"];
  const figures = keys
    .filter((key) => key === "amount" || rows.some((row) => row.figures[key] !== null))
    .map((key) => ({ key, title: titles[key], width: columnWidth(key, titles[key], rows) }));
  const words = figures.reduce((left, column) => left - column.width, PAGE_WIDTH);
  return {
    columns: [{ key: null, title: "Description", width: null }, ...figures],
    rows: rows.map((row, index) => ({
      ...row,
      figures: brokenWhereLong(row),
      fits: fits(row, words, figures),
      last: rows[index + 1]?.main ?? true,
    })),
  };
}

function columnWidth(key: FigureKey, title: string, rows: readonly UnfittedRow[]): number {
  const widths = rows.map((row) => Math.max(figureWidth(row, key), key === "quantity" ? unitWidth(row) : 0));
  const widest = widths.reduce((most, width) => Math.max(most, width), widthAtMost(title, SIZE.small));
  return Math.ceil(Math.min(widest, WIDEST_FIGURE)) + COLUMN_GAP;
}

function fits(
  row: UnfittedRow,
  words: number,
  figures: readonly { key: FigureKey; width: number }[],
): boolean {
  const wordsFit = row.main
    ? widthAtMost(row.text, SIZE.main) <= words
    : widthAtMost(row.text, SIZE.small) <= words - INDENT;
  const detailsFit = row.details.every((detail) => widthAtMost(detail, SIZE.small) <= words);
  const figuresFit = figures.every(({ key, width }) => {
    const needed = Math.max(figureWidth(row, key), key === "quantity" ? unitWidth(row) : 0);
    return needed <= width - COLUMN_GAP;
  });
  return wordsFit && detailsFit && figuresFit;
}

function figureWidth(row: UnfittedRow, key: FigureKey): number {
  return widthAtMost(row.figures[key] ?? "", row.main ? SIZE.main : SIZE.small);
}

function unitWidth(row: UnfittedRow): number {
  return widthAtMost(row.unit ?? "", SIZE.small);
}

/** A figure too long for any column may be broken after every few characters. */
function brokenWhereLong(row: UnfittedRow): TableRow["figures"] {
  const broken = (key: FigureKey): string | null =>
    figureWidth(row, key) > WIDEST_FIGURE
      ? (row.figures[key]?.replace(/.{6}(?=.)/gu, "$&\u200b") ?? null)
      : row.figures[key];
  return { quantity: broken("quantity"), unitAmount: broken("unitAmount"), amount: broken("amount") };
}
