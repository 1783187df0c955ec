import { compile } from "../language/compile.js";
import { toPlain } from "../language/runtime/stringify.js";
import type { Trace, TraceEntry } from "../language/runtime/trace.js";
import type { Json, Value, ValueObject } from "../language/runtime/value.js";
import { setField } from "../language/runtime/value.js";
import { canonicalJson } from "../pricing/canonical-json.js";
import { inferNumbers } from "../pricing/rating-input.js";

/** A step whose stored result its own formula and inputs do not give. */
export type TraceMismatch = { name: string; stored: Json; recomputed: Json };

/**
 * Recomputes every step from what the trace says alone, its formula and inputs, and names those that come out otherwise;
 * empty for a true trace. A trace whose 12.8 was changed to 12.9 by hand is found out. `asOf` is what `$now()` read.
 */
export function recomputeTrace(trace: Trace, asOf?: string): TraceMismatch[] {
  return trace.flatMap((entry) => {
    if (entry.kind === "call") return [];
    const recomputed = recompute(entry, asOf);
    if (canonicalJson(recomputed) === canonicalJson(entry.result)) return [];
    return [{ name: entry.name || "result", stored: entry.result, recomputed }];
  });
}

function recompute(entry: TraceEntry, asOf: string | undefined): Json {
  const root: ValueObject = asOf === undefined ? {} : { asOf };
  const bindings: { [name: string]: Value } = {};
  for (const [source, value] of Object.entries(entry.inputs)) {
    const given = inferNumbers(value);
    if (source.startsWith("$$.")) place(root, pathOf(source), given);
    else bindings[source.slice(1)] = given;
  }
  return toPlain(compile(entry.formula).evaluate(root, bindings));
}

/** `$$.usage.`gpt 4`.quantity` as names. */
function pathOf(source: string): string[] {
  return [...source.slice(3).matchAll(/`([^`]*)`|([^.`\s]+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
}

function place(root: ValueObject, path: string[], value: Value): void {
  let at = root;
  path.slice(0, -1).forEach((name) => {
    const next = Object.hasOwn(at, name) ? at[name] : undefined;
    const inner = typeof next === "object" && next !== null ? (next as ValueObject) : {};
    setField(at, name, inner);
    at = inner;
  });
  const last = path.at(-1)!;
  // A longer path may have been placed within this one already; the whole value holds it too.
  setField(at, last, value);
}
