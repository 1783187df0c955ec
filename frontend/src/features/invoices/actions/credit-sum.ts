import { addAmounts } from "@atlas/rules";
import { isAmount } from "./amount-text.js";

/** What the filled-in fields come to; null while one of them is no amount, or all are empty. */
export function sumOfLines(fields: readonly string[], currency: string): string | null {
  const filled = fields.map((field) => field.trim()).filter(Boolean);
  return filled.length > 0 && filled.every(isAmount) ? addAmounts(filled, currency) : null;
}
