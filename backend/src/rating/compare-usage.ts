import { canonicalJson } from "@atlas/rules";
import type { FieldDifference } from "./compare-lines.js";
import type { StoredInput } from "./rated-line.js";

type Usage = StoredInput["usage"];

/** Where the usage that was billed is not what its events say now: `usage.tokens.quantity`, `usage.tokens.groups[0]`. */
export function compareUsage(stored: Usage, recomputed: Usage): FieldDifference[] {
  const meters = [...new Set([...Object.keys(stored), ...Object.keys(recomputed)])].sort();
  return meters.flatMap((meter) => compareMeter(`usage.${meter}`, stored[meter], recomputed[meter]));
}

function compareMeter(
  path: string,
  stored: Usage[string] | undefined,
  recomputed: Usage[string] | undefined,
): FieldDifference[] {
  if (!stored || !recomputed) {
    return [{ field: path, stored: stored?.quantity ?? null, recomputed: recomputed?.quantity ?? null }];
  }
  const count = Math.max(stored.groups.length, recomputed.groups.length);
  const pairs = [
    { field: `${path}.quantity`, stored: stored.quantity, recomputed: recomputed.quantity },
    { field: `${path}.events`, stored: stored.events, recomputed: recomputed.events },
    ...Array.from({ length: count }, (_, index) => ({
      field: `${path}.groups[${index}]`,
      stored: stored.groups[index] ?? null,
      recomputed: recomputed.groups[index] ?? null,
    })),
  ];
  return pairs.filter((pair) => canonicalJson(pair.stored) !== canonicalJson(pair.recomputed));
}
