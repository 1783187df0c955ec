import { Decimal } from "../money/decimal.js";
import { decimalOf, isNumber, isObject, type Value } from "../language/runtime/value.js";

/** Values that tell all cells of a column apart: every value named, between and beyond all bounds, and one named by none. */
export function representatives(cells: readonly Value[]): Value[] {
  const named = cells.flatMap(valuesIn);
  const numbers = around(named.filter(isNumber).map(decimalOf));
  const texts = [...new Set(named.filter((value) => typeof value === "string"))].sort();
  const booleans = named.some((value) => typeof value === "boolean") ? [true, false] : [];
  // A fact is of one kind; a column that names numbers is not given text, which its bounds could not compare.
  if (numbers.length > 0 && texts.length === 0) return numbers;
  const others = texts.length === 0 ? [] : cells.some(isRange) ? betweenTexts(texts) : ["(any other)"];
  const all = [...texts, ...others, ...booleans, ...(texts.length > 0 && numbers.length > 0 ? numbers : [])];
  return all.length > 0 ? all : ["anything"];
}

/** Numbers at, between, below and above the given ones. */
export function around(numbers: readonly Decimal[]): Decimal[] {
  const sorted = [...numbers]
    .sort((a, b) => a.compare(b))
    .filter((value, index, all) => index === 0 || !value.equals(all[index - 1]!));
  if (sorted.length === 0) return [];
  const between = sorted.slice(1).map((value, index) => value.plus(sorted[index]!).times(new Decimal(5, 1)));
  return [sorted[0]!.minus(Decimal.ONE), ...sorted, ...between, sorted.at(-1)!.plus(Decimal.ONE)].sort(
    (a, b) => a.compare(b),
  );
}

/** Texts before, between and after the given ones in the order of text. */
function betweenTexts(texts: readonly string[]): string[] {
  return ["", ...texts.map((text) => `${text}\u0000`)].filter((text) => !texts.includes(text));
}

/** A cell of bounds, for which the order of texts matters. */
const isRange = (cell: Value): boolean => isObject(cell) || (Array.isArray(cell) && cell.some(isRange));

function valuesIn(cell: Value): Value[] {
  if (Array.isArray(cell)) return cell.flatMap(valuesIn);
  if (isObject(cell)) return Object.values(cell).flatMap(valuesIn);
  return cell === undefined || cell === null ? [] : [cell];
}
