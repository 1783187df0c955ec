import type { VersionDraft } from "./version-draft.js";

/** Whether something stands in a field already: what is still empty is not called wrong before somebody saves. */
export function isTyped(price: VersionDraft["prices"][number] | undefined, field: string): boolean {
  if (!price) return false;
  if (field === "name" || field === "key") return price[field] !== "";
  const parts = field.replace(/^params\.?/, "").match(/\w+/g) ?? [];
  let value: unknown = price.params;
  for (const part of parts) {
    value =
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  }
  return parts.length === 0 || (value !== undefined && value !== "" && value !== null);
}
