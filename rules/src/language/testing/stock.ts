import jsonata from "jsonata";
import { Decimal } from "../../money/decimal.js";
import { compile } from "../compile.js";
import { PRELUDES } from "../domain/registry.js";
import type { Value } from "../runtime/value.js";

/** The only door of the tests to stock JSONata: evaluates a text there, with the preludes of the domain functions. */
export async function onStock(text: string, input: unknown): Promise<unknown> {
  const definitions = [...PRELUDES].map(([name, prelude]) => `$${name} := ${prelude};`).join("\n");
  return stock(`(${definitions}\n${text})`, input);
}

/** A text as it is on stock JSONata. */
export async function stock(text: string, input: unknown): Promise<unknown> {
  const result: unknown = await jsonata(text).evaluate(input);
  return result === undefined ? undefined : (JSON.parse(JSON.stringify(result)) as unknown);
}

/** A result of this engine as JSON with doubles, as stock JSONata would give it. */
export function asDoubles(value: Value): unknown {
  if (value instanceof Decimal) return value.toDouble();
  if (Array.isArray(value)) return value.map(asDoubles);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, asDoubles(field)]));
}

/** The same text here, strictly. */
export const here = (text: string, input: unknown): unknown => asDoubles(compile(text).evaluate(input));
