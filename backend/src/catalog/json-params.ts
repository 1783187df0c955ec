import type { Json } from "@atlas/rules";
import { z } from "zod";

const MAX_DEPTH = 20;
const MAX_VALUES = 20_000;

/** Parameters of a rule: any JSON object within limits that keep every later walk over it short. */
export const paramsSchema = z
  .record(z.string(), z.unknown())
  .superRefine((params, context) => {
    const problem = tooMuch(params);
    if (problem) context.addIssue({ code: "custom", message: problem });
  })
  .transform((params) => params as Record<string, Json>);

// Iterative: a body of a million brackets must not exhaust the stack.
function tooMuch(root: unknown): string | null {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let count = 0; open.length > 0; count++) {
    if (count > MAX_VALUES) return `Give at most ${MAX_VALUES} values.`;
    const { value, depth } = open.pop()!;
    if (typeof value === "number" && !Number.isFinite(value))
      return "A number is out of range; give a decimal string.";
    if (typeof value !== "object" || value === null) continue;
    if (depth >= MAX_DEPTH) return `Nest values at most ${MAX_DEPTH} deep.`;
    for (const entry of Object.values(value)) open.push({ value: entry, depth: depth + 1 });
  }
  return null;
}
