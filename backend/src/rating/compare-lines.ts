import { canonicalJson } from "@atlas/rules";
import type { RatedAmounts } from "./rated-line.js";

/** A field of a line that is not what it should be; both sides as canonical JSON values. */
export type FieldDifference = { field: string; stored: unknown; recomputed: unknown };

const fields = [
  "code",
  "description",
  "quantity",
  "unitAmount",
  "preciseAmount",
  "amount",
  "groups",
  "tiers",
] as const satisfies (keyof RatedAmounts)[];

export type ComparableLine = Pick<RatedAmounts, (typeof fields)[number]>;

/** Compares all that a line says, by the bytes of its canonical JSON. */
export function compareLine(stored: ComparableLine, recomputed: ComparableLine): FieldDifference[] {
  return fields.flatMap((field) =>
    canonicalJson(stored[field]) === canonicalJson(recomputed[field])
      ? []
      : [{ field, stored: stored[field], recomputed: recomputed[field] }],
  );
}
