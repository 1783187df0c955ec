import { isDecimal, type Json } from "@atlas/rules";
import { z } from "zod";

const MAX_DEPTH = 20;
const MAX_VALUES = 20_000;
const OUT_OF_RANGE = "A number is out of range; give a decimal string.";

/**
 * Parameters of a rule: any JSON object within limits that keep every later walk over it short. A number of more digits than
 * a double holds comes from the body parser as a Decimal and is kept as its decimal string.
 */
export const paramsSchema = z
  .record(z.string(), z.unknown())
  .superRefine((params, context) => {
    const problem = tooMuch(params);
    if (problem) context.addIssue({ code: "custom", message: problem });
  })
  .transform((params) => plain(params) as Record<string, Json>);

// Iterative: a body of a million brackets must not exhaust the stack.
function tooMuch(root: unknown): string | null {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let count = 0; open.length > 0; count++) {
    if (count > MAX_VALUES) return `Give at most ${MAX_VALUES} values.`;
    const { value, depth } = open.pop()!;
    if (typeof value === "number" && !Number.isFinite(value)) return OUT_OF_RANGE;
    if (typeof value !== "object" || value === null || isDecimal(value)) continue;
    if (!isPlain(value)) return OUT_OF_RANGE;
    if (depth >= MAX_DEPTH) return `Nest values at most ${MAX_DEPTH} deep.`;
    for (const entry of Object.values(value)) open.push({ value: entry, depth: depth + 1 });
  }
  return null;
}

// What is neither a list nor a plain object stands for a number that nothing can hold.
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function plain(value: unknown): unknown {
  if (isDecimal(value)) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
}
