import { canonicalJson, isStorableText, type ValueProblem } from "./canonical-json.js";
import type { EventDraft } from "./event-draft.js";
import { eventKey, payloadHash } from "./event-key.js";
import { eventProblem, type EventProblem } from "./event-problem.js";
import { instantText, isCanonical, readInstant, type Micros } from "./event-time.js";
import { isDecimal } from "@atlas/rules";
import { UnreadableNumber, type JsonObject, type JsonValue } from "./json-value.js";

const MAX_NAME = 255;
const MAX_SOURCE = 1_024;
const MAX_PROPERTIES = 65_536;
const FIELDS = new Set(["id", "type", "customer", "subscription", "time", "properties"]);
const NOTHING: JsonObject = {};

export type Judged = { draft: EventDraft } | { id: string | null; problems: EventProblem[] };

/** A field of an event before it is judged, by Atlas's own names; what a format says in other words is mapped onto it. */
export type RawEvent = { [field: string]: JsonValue | undefined };

/** Checks an event's form, by hand since this runs for every event: all that is wrong is told at once. */
export function judgeEvent(raw: RawEvent, source = ""): Judged {
  const problems: EventProblem[] = [];
  const id = name(raw["id"], "id", problems);
  const type = name(raw["type"], "type", problems);
  const customer = name(raw["customer"], "customer", problems);
  const subscription =
    raw["subscription"] == null ? null : name(raw["subscription"], "subscription", problems);
  const time = raw["time"] == null ? null : instant(raw["time"], problems);
  const properties = raw["properties"] ?? NOTHING;
  const propertiesText = writeProperties(properties, problems);
  if (source.length > MAX_SOURCE || !isStorableText(source)) {
    problems.push(eventProblem("event.field_invalid", "source", `Give at most ${MAX_SOURCE} characters.`));
  }
  for (const field in raw) {
    if (!FIELDS.has(field))
      problems.push(
        eventProblem("event.field_unknown", field, `"${field.slice(0, MAX_NAME)}" is no field of an event.`),
      );
  }
  if (problems.length > 0)
    return { id: typeof raw["id"] === "string" ? raw["id"].slice(0, MAX_NAME) : null, problems };
  return {
    draft: {
      id,
      source,
      type,
      customer,
      subscription,
      time,
      timeText: time === null ? null : canonicalTime(raw["time"] as string, time),
      properties: properties as JsonObject,
      propertiesText,
      key: eventKey(source, id),
      payloadHash: payloadHash(
        `${part(source)}${part(id)}${part(type)}${part(customer)}${part(subscription)}${time ?? ""}${propertiesText}`,
      ),
    },
  };
}

// With its length in front, so that no two different events say the same.
const part = (text: string | null): string => (text === null ? "-" : `${text.length}:${text}`);

const canonicalTime = (sent: string, time: Micros): string => (isCanonical(sent) ? sent : instantText(time));

function name(value: JsonValue | undefined, field: string, problems: EventProblem[]): string {
  if (typeof value === "string" && value.length > 0 && value.length <= MAX_NAME && isStorableText(value))
    return value;
  if (value === undefined || value === null) {
    problems.push(eventProblem("event.field_required", field, `"${field}" is missing.`));
  } else if (typeof value !== "string") {
    problems.push(
      eventProblem("event.field_invalid", field, `"${field}" must be text, not ${kindOf(value)}.`),
    );
  } else {
    problems.push(
      eventProblem(
        "event.field_invalid",
        field,
        `"${field}" must have 1 to ${MAX_NAME} characters, no NUL among them.`,
      ),
    );
  }
  return "";
}

function instant(value: JsonValue, problems: EventProblem[]): Micros {
  const micros = typeof value === "string" ? readInstant(value) : null;
  if (micros !== null) return micros;
  problems.push(
    eventProblem(
      "event.field_invalid",
      "time",
      `${shown(value)} is no instant; write 2026-03-01T12:00:00Z or with an offset.`,
    ),
  );
  return 0;
}

function writeProperties(value: JsonValue, problems: EventProblem[]): string {
  if (!isObject(value)) {
    problems.push(
      eventProblem(
        "event.field_invalid",
        "properties",
        `"properties" must be an object, not ${kindOf(value)}.`,
      ),
    );
    return "";
  }
  const text = canonicalJson(value, "properties", (problem) => problems.push(told(problem)));
  if (text.length > MAX_PROPERTIES) {
    problems.push(
      eventProblem("event.too_large", "properties", `"properties" takes ${text.length} characters.`),
    );
  }
  return text;
}

function told({ field, kind }: ValueProblem): EventProblem {
  switch (kind) {
    case "too_many_digits":
      return eventProblem(
        "event.too_many_digits",
        field,
        `The number in "${field}" has more than 60 digits.`,
      );
    case "too_deep":
      return eventProblem("event.too_large", field, `"${field}" is nested more than 32 levels deep.`);
    case "unstorable_text":
      return eventProblem(
        "event.field_invalid",
        field,
        `"${field}" holds a NUL or half of a surrogate pair.`,
      );
  }
}

export const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isNumber(value);

const isNumber = (value: object): boolean => isDecimal(value) || value instanceof UnreadableNumber;

const shown = (value: JsonValue): string =>
  typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : kindOf(value);

/** What a value is, in a sentence: "a number", "text". */
export function kindOf(value: JsonValue): string {
  if (value === null) return "null";
  if (typeof value === "string") return "text";
  if (typeof value === "number" || isDecimal(value) || value instanceof UnreadableNumber) return "a number";
  if (typeof value === "boolean") return "a boolean";
  return Array.isArray(value) ? "an array" : "an object";
}
