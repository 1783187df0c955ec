/** A decimal as people write it, in the API's form; or why it is none. */
export type ReadDecimal = { value: string } | { error: string };

const SPACES = /[\s\u00a0\u202f\u2009'’_]/g;

/**
 * Reads `1 234,50 €` as 1234.50. One comma before exactly three digits may be a thousand or a fraction: that is said rather than
 * guessed. A point alone is always decimal, as everywhere in Atlas.
 */
export function readDecimal(text: string): ReadDecimal {
  const bare = text.replace(SPACES, "").replace(/[€$£¥%]|^[A-Z]{3}|[A-Z]{3}$/g, "");
  const plain = decimalPoint(bare);
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
function decimalPoint(text: string): string | null {
  const comma = text.lastIndexOf(",");
  const point = text.lastIndexOf(".");
  if (comma >= 0 && point >= 0) {
    return comma > point ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
  }
  if (comma >= 0) {
    if (/^-?\d{1,3}(,\d{3}){2,}$/.test(text)) return text.replaceAll(",", "");
    if (/^-?[1-9]\d{0,2},\d{3}$/.test(text)) return null;
    return text.replace(",", ".");
  }
  return /^-?\d{1,3}(\.\d{3}){2,}$/.test(text) ? text.replaceAll(".", "") : text;
}
