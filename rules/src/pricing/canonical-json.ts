import { Decimal } from "../money/decimal.js";

/**
 * The one writing of a JSON value: keys sorted, no spaces, decimals as text. The same value gives the same bytes on every
 * machine, which snapshots and verification compare. `canonicalJson({ b: 1, a: Decimal 0.10 })` is `{"a":"0.1","b":1}`.
 * Fields that are undefined are left out; throws a TypeError for what JSON cannot hold (a function, NaN, a bigint).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (value instanceof Decimal) return JSON.stringify(value.toString());
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object") {
    const fields = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`);
    return `{${fields.join(",")}}`;
  }
  throw new TypeError(`A ${typeof value} has no place in JSON; pass plain data`);
}
