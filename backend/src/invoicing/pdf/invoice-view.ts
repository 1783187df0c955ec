/** A label with its value. */
export type Row = { label: string; value: string };

export type FigureKey = "quantity" | "unitAmount" | "amount";

/** A column of the table, its width in points; the first has the words, no key, and the width that is left. */
export type Column = { key: FigureKey | null; title: string; width: number | null };

/** A row of the table: of a line (`main`) or of a part of it. Null is an empty cell. */
export type TableRow = {
  main: boolean;
  /** True for the last row of its line, under which a rule is drawn. */
  last: boolean;
  text: string;
  /** Small lines under the text. */
  details: string[];
  figures: Record<FigureKey, string | null>;
  /** Under the quantity. */
  unit: string | null;
  /** True when words and figures surely need one line each. */
  fits: boolean;
  /** Only what might be longer than a page may be broken across pages. */
  breakable: boolean;
};

export type TotalRow = Row & { tone: "plain" | "quiet" | "strong" };

/** What stands at the foot of every page. */
export type FooterView = { title: string; page: string; of: string };

/** A document as the template sets it: words only, nothing left to compute. */
export type InvoiceView = {
  title: string;
  author: string;
  heading: string;
  lang: string;
  region: string | null;
  paper: string;
  colour: string;
  hasLogo: boolean;
  stamp: { text: string; tone: "good" | "quiet" } | null;
  meta: Row[];
  parties: { heading: string; name: string; lines: string[] }[];
  headline: { amount: string; text: string };
  columns: Column[];
  rows: TableRow[];
  totals: TotalRow[];
  blocks: { heading: string; lines: string[] }[];
  footer: string[];
};
