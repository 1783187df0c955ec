import { isObject } from "../intake/judge-event.js";
import type { JsonObject, JsonValue } from "../intake/json-value.js";

const PATH = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/;

export type ReadProperty = (properties: JsonObject) => JsonValue | undefined;

/**
 * Reads `tokens` or `usage.total` out of the properties, own fields only; `properties.tokens`, as JSONata over the event
 * would say it, means the same. null when the text is no plain path.
 */
export function propertyPath(text: string): { field: string; read: ReadProperty } | null {
  if (!PATH.test(text)) return null;
  const names = text.split(".");
  if (names.length > 1 && names[0] === "properties") names.shift();
  const field = `properties.${names.join(".")}`;
  const [only] = names;
  if (names.length === 1 && only !== undefined) return { field, read: (properties) => own(properties, only) };
  return {
    field,
    read(properties) {
      let value: JsonValue | undefined = properties;
      for (const name of names) value = value !== undefined && isObject(value) ? own(value, name) : undefined;
      return value;
    },
  };
}

const own = (object: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;
