import { exactJson } from "../../api/exact-json.js";
import type { Conflict } from "./kept-aside.js";

type Payload = Conflict["second"];

/** The fields in which two payloads differ, by path: `customer`, `properties.tokens`. */
export function differingFields(first: Payload | null, second: Payload): string[] {
  if (!first) return [];
  const fields = (["type", "customer", "subscription", "time"] as const).filter(
    (field) => first[field] !== second[field] && !(field === "customer" && mayBeSame(first, second)),
  );
  const names = new Set([...Object.keys(first.properties), ...Object.keys(second.properties)]);
  const properties = [...names].filter(
    (name) => exactJson(first.properties[name]) !== exactJson(second.properties[name]),
  );
  return [...fields, ...properties.map((name) => `properties.${name}`)];
}

/** What counts names its customer by id, what waits as it was sent: an external id beside an id may be the same customer's. */
const mayBeSame = (first: Payload, second: Payload): boolean =>
  first.customer.startsWith("cus_") !== second.customer.startsWith("cus_");
