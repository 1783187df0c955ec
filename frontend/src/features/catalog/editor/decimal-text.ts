/** A decimal as people write it, in the API's form; or why it is none. */
export type ReadDecimal = { value: string } | { error: string };

const SPACES = /[\s\u00a0\u202f\u2009'’_]/g;

/** What a comma before exactly three digits is where other numbers tell. */
export type CommaMeaning = "thousands" | "decimal";

/**
 * What commas mean in a table, told by its other numbers: `0.05` beside `10,000` makes the comma one of thousands, `0,05` makes it
 * decimal. Null where nothing tells, or cells contradict each other.
 */
export function commaMeaning(cells: readonly string[]): CommaMeaning | null {
  const bare = cells.map((cell) => cell.replace(SPACES, "").replace(/[€$£¥%]/g, ""));
  const has = (pattern: RegExp): boolean => bare.some((cell) => pattern.test(cell));
  const isThousands = has(/^-?(0?\.\d+|\d+\.(\d{1,2}|\d{4,})|\d{1,3}(,\d{3})+(\.\d+|,\d{3}))$/);
  const isDecimal = has(/^-?(0?,\d+|\d+,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+)$/);
  if (isThousands === isDecimal) return null;
  return isThousands ? "thousands" : "decimal";
}

/**
 * Reads `1 234,50 €` as 1234.50. One comma before exactly three digits may be a thousand or a fraction: that is said rather than
 * guessed, unless `comma` says what it is. A point alone is always decimal, as everywhere in Atlas.
 */
export function readDecimal(text: string, comma: CommaMeaning | null = null): ReadDecimal {
  const bare = text.replace(SPACES, "").replace(/[€$£¥%]|^[A-Z]{3}|[A-Z]{3}$/g, "");
  const plain = decimalPoint(bare, comma);
  if (plain === null)
    return {
      error: `“${text.trim()}” may mean a thousand or a fraction; write it with a point, or without the comma.`,
    };
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(plain)) return { error: `“${text.trim()}” is no number.` };
  const [sign, digits] = plain.startsWith("-") ? ["-", plain.slice(1)] : ["", plain];
  const [whole = "", fraction = ""] = digits.split(".");
  return { value: `${sign}${whole.replace(/^0+(?=\d)/, "") || "0"}${fraction ? `.${fraction}` : ""}` };
}

/** The number with a decimal point and no separators; null where it could be read in two ways. */
function decimalPoint(text: string, meaning: CommaMeaning | null): string | null {
  const comma = text.lastIndexOf(",");
  const point = text.lastIndexOf(".");
  if (comma >= 0 && point >= 0) {
    return comma > point ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
  }
  if (comma >= 0) {
    if (/^-?\d{1,3}(,\d{3}){2,}$/.test(text)) return text.replaceAll(",", "");
    if (/^-?[1-9]\d{0,2},\d{3}$/.test(text)) {
      if (meaning === null) return null;
      return text.replace(",", meaning === "thousands" ? "" : ".");
    }
    return text.replace(",", ".");
  }
  return /^-?\d{1,3}(\.\d{3}){2,}$/.test(text) ? text.replaceAll(".", "") : text;
}
