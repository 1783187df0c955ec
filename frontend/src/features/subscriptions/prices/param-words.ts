import { formatPrecise, formatQuantity } from "../../../ui/format.js";

// As the models name them: `unitAmount`, `minimum`; `rate`, `discountPercent`.
const IS_MONEY = /amount$|^minimum$|^maximum$/i;
const IS_PERCENT = /percent$|^rate$/i;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A parameter as people read it: money by the currency, numbers with their digit groups, the rest as it is. */
export function shownParam(name: string, value: unknown, currency: string): string {
  if (value === null || value === undefined) return "no end";
  if (isRecord(value))
    return Object.entries(value)
      .map(([part, own]) => `${part} ${shownParam(part, own, currency)}`)
      .join(", ");
  if (Array.isArray(value)) return value.map((one) => shownParam(name, one, currency)).join(", ");
  const text = String(value);
  if (typeof value === "boolean" || !/^-?\d+(\.\d+)?$/.test(text)) return text;
  if (IS_MONEY.test(name)) return formatPrecise(text, currency);
  return IS_PERCENT.test(name) ? `${formatQuantity(text)} %` : formatQuantity(text);
}
