import type { Conflict } from "./conflicts-tab.js";

type Payload = Conflict["second"];

/** The fields in which two payloads differ, by path: `customer`, `properties.tokens`. */
export function differingFields(first: Payload | null, second: Payload): string[] {
  if (!first) return [];
  const fields = (["type", "customer", "subscription", "time"] as const).filter(
    (field) => first[field] !== second[field],
  );
  const names = new Set([...Object.keys(first.properties), ...Object.keys(second.properties)]);
  const properties = [...names].filter(
    (name) => JSON.stringify(first.properties[name]) !== JSON.stringify(second.properties[name]),
  );
  return [...fields, ...properties.map((name) => `properties.${name}`)];
}
