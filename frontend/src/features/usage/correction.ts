import { exactJson, isJsonObject, parseExact } from "../../api/exact-json.js";
import type { QuarantineReplayData } from "../../api/generated/index.js";
import type { Quarantined } from "./kept-aside.js";

type Correction = NonNullable<NonNullable<QuarantineReplayData["body"]>["event"]>;

/** What of a quarantined event can be corrected: all but its id and source. */
export function editableText({
  type,
  customer,
  subscription,
  time,
  properties,
}: Quarantined["event"]): string {
  return exactJson({ type, customer, subscription, time, properties }, 2);
}

const FIELDS = ["type", "customer", "subscription", "time", "properties"] as const;

/**
 * The fields that an edited text changes, to the last digit of their numbers. Only those are sent: what was not touched stays as
 * it was received.
 */
export function correctionOf(
  event: Quarantined["event"],
  text: string,
): { event: Correction } | { error: string } {
  const edited = parseObject(text);
  if (!edited) return { error: "This is no JSON object; check commas, quotes and brackets." };
  const unknown = Object.keys(edited).filter((key) => !FIELDS.some((field) => field === key));
  if (unknown.length > 0)
    return { error: `${unknown.join(", ")} cannot be corrected; put anything else into properties.` };
  for (const field of ["type", "customer"] as const) {
    if (typeof edited[field] !== "string" || edited[field] === "")
      return { error: `${field} must be a text.` };
  }
  for (const field of ["subscription", "time"] as const) {
    if (edited[field] != null && typeof edited[field] !== "string")
      return { error: `${field} must be a text or null.` };
  }
  if (!isJsonObject(edited["properties"] ?? {})) return { error: "properties must be an object." };
  const changed = FIELDS.filter(
    (field) => exactJson(edited[field] ?? null) !== exactJson(event[field] ?? null),
  );
  return { event: Object.fromEntries(changed.map((field) => [field, edited[field] ?? null])) };
}

export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value = parseExact(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
