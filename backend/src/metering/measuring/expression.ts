import type { JsonObject, JsonValue } from "../intake/json-value.js";

/** What a meter's expressions see of an event. */
export type MeteredEvent = { type: string; time: string; properties: JsonObject };

export type Evaluated = { value: JsonValue | undefined; isTrue(): boolean } | { failure: string };

export function compileExpression(text: string): (event: MeteredEvent) => Evaluated {
  return () => ({ failure: `not available yet: ${text}` });
}
