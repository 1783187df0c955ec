import { Decimal } from "@atlas/rules";
import { isAmount } from "./amount-input.js";

/** What the filled-in fields come to; null while one of them is no amount, or all are empty. */
export function sumOfLines(fields: readonly string[]): string | null {
  const filled = fields.map((field) => field.trim()).filter(Boolean);
  if (filled.length === 0 || !filled.every(isAmount)) return null;
  return filled.reduce((sum, field) => sum.plus(Decimal.parse(field)), Decimal.parse("0")).toString();
}
