import { isUtf8 } from "node:buffer";
import { meteringErrors } from "../metering.errors.js";
import { cloudEventOfHeaders, judgeCloudEvent } from "./cloud-event.js";
import { eventProblem } from "./event-problem.js";
import { isObject, judgeEvent, type Judged } from "./judge-event.js";
import type { JsonObject, JsonValue } from "./json-value.js";
import { readJson } from "./read-json.js";

/** Events that one request may hold. */
export const MAX_EVENTS = 10_000;

export type EventHeaders = Record<string, string | string[] | undefined>;

/** The content types in which events come. */
export const eventContentTypes = [
  "application/json",
  "application/x-ndjson",
  "application/cloudevents+json",
  "application/cloudevents-batch+json",
] as const;
type ContentType = (typeof eventContentTypes)[number];

/**
 * The events of a request body, each judged by itself. Only a body that cannot be read as a whole throws: `events.malformed`,
 * `events.too_many`, `events.unsupported_media_type`.
 */
export function readEvents(body: Buffer, headers: EventHeaders): Judged[] {
  if (!isUtf8(body)) throw meteringErrors("events.malformed", { detail: "The body is not UTF-8." });
  const text = body.toString("utf8");
  switch (contentType(headers)) {
    case "application/json":
      return headers["ce-specversion"] === undefined
        ? judgeAll(wholeBody(text), (event) => judgeEvent(event))
        : [judgeCloudEvent(cloudEventOfHeaders(headers, binaryData(wholeBody(text))))];
    case "application/x-ndjson":
      return judgeLines(text);
    case "application/cloudevents+json":
    case "application/cloudevents-batch+json":
      return judgeAll(wholeBody(text), judgeCloudEvent);
  }
}

function contentType(headers: EventHeaders): ContentType {
  const header = headers["content-type"];
  const named = (typeof header === "string" ? header : "").split(";")[0]!.trim().toLowerCase();
  const known = eventContentTypes.find((type) => type === named);
  if (!known)
    throw meteringErrors("events.unsupported_media_type", {
      detail: `"${named}" is not a form in which events come.`,
    });
  return known;
}

function wholeBody(text: string): JsonValue {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw meteringErrors("events.malformed", { detail: `${error.message}.` });
  }
}

function binaryData(data: JsonValue): JsonObject {
  if (isObject(data)) return data;
  throw meteringErrors("events.malformed", { detail: "The data of a CloudEvent must be a JSON object." });
}

function judgeAll(body: JsonValue, judge: (event: JsonObject) => Judged): Judged[] {
  const events = Array.isArray(body) ? body : [body];
  assertFew(events.length);
  if (!Array.isArray(body) && !isObject(body)) {
    throw meteringErrors("events.malformed", {
      detail: "The body is neither an event nor an array of events.",
    });
  }
  return events.map((event) => (isObject(event) ? judge(event) : notAnObject()));
}

function judgeLines(text: string): Judged[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  assertFew(lines.length);
  return lines.map((line) => {
    try {
      const event = readJson(line);
      return isObject(event) ? judgeEvent(event) : notAnObject();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return { id: null, problems: [eventProblem("event.malformed", null, `${error.message}.`)] };
    }
  });
}

const notAnObject = (): Judged => ({
  id: null,
  problems: [eventProblem("event.malformed", null, "This is not a JSON object.")],
});

function assertFew(count: number): void {
  if (count <= MAX_EVENTS) return;
  throw meteringErrors("events.too_many", { detail: `The request holds ${count} events.` });
}
