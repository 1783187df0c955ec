import { exactJson, isJsonObject, parseExact } from "../../api/exact-json.js";
import type { AnalyticsEventTypesResponse } from "../../api/generated/index.js";
import { parseObject } from "./correction.js";

type EventType = AnalyticsEventTypesResponse["data"][number];

/** An event of a type as it came last, for a customer: something that can be sent at once. */
export function exampleEvent(type: EventType | undefined, customer: string, id: string): string {
  const properties = Object.fromEntries(
    (type?.properties ?? []).map(({ name, example }) => [name, valueOf(example)]),
  );
  const filled = Object.keys(properties).length > 0 ? properties : { tokens: 1250, model: "large" };
  return exactJson({ id, type: type?.type ?? "llm.call", customer, properties: filled }, 2);
}

// Long examples are cut off, and then are no JSON.
function valueOf(example: string): unknown {
  try {
    return parseExact(example);
  } catch {
    return example;
  }
}

/** What is wrong with a text that is to be sent; null for one event, or a list of them. */
export function eventTextError(text: string): string | null {
  try {
    const value = parseExact(text);
    const events: unknown[] = Array.isArray(value) ? value : [value];
    if (events.length === 0) return "The list is empty; write at least one event.";
    const wrong = events.findIndex((event) => !isJsonObject(event));
    if (wrong >= 0) return `Event ${wrong + 1} is no JSON object.`;
    return null;
  } catch {
    return "This is no JSON; check commas, quotes and brackets.";
  }
}

/** The same request by curl. The key stands in a variable, so that it does not end in a shell's history. */
export function curlCommand(origin: string, environment: string, text: string): string {
  // An apostrophe ends the quoted text, is written itself, and begins another one.
  const body = text.replaceAll("'", `'\\''`);
  return [
    `curl -sS '${origin}/v1/events' \\`,
    `  -H "Authorization: Bearer $ATLAS_API_KEY" \\`,
    `  -H 'Atlas-Environment: ${environment}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join("\n");
}

/** Another id, so that sending again is another event. */
export const freshId = (): string => `test-${crypto.randomUUID()}`;

/** The text with another id in place of that of its one event; the text itself where it is none. */
export function withFreshId(text: string): string {
  const event = parseObject(text);
  return event ? exactJson({ ...event, id: freshId() }, 2) : text;
}
