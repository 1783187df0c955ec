import { eventProblem } from "./event-problem.js";
import { judgeEvent, type Judged, type RawEvent } from "./judge-event.js";
import type { JsonObject } from "./json-value.js";

/**
 * A CloudEvent 1.0 as an event: `subject` (or an extension `customer`) names the customer, an extension `subscription` the
 * subscription, `data` holds the properties, and `source` is part of the idempotency key, as the specification has it.
 */
export function judgeCloudEvent(event: JsonObject): Judged {
  const { specversion, source } = event;
  const problems = [];
  if (specversion !== "1.0") {
    problems.push(
      eventProblem("event.field_invalid", "specversion", 'A CloudEvent says "specversion": "1.0".'),
    );
  }
  if (typeof source !== "string" || source === "") {
    problems.push(eventProblem("event.field_required", "source", 'A CloudEvent names its "source".'));
  }
  if ("data_base64" in event) {
    problems.push(
      eventProblem("event.field_invalid", "data_base64", 'Send the properties as JSON in "data".'),
    );
  }
  const raw: RawEvent = {
    id: event["id"],
    type: event["type"],
    customer: event["customer"] ?? event["subject"],
  };
  if (event["subscription"] != null) raw["subscription"] = event["subscription"];
  if (event["time"] != null) raw["time"] = event["time"];
  if (event["data"] != null) raw["properties"] = event["data"];
  const judged = judgeEvent(raw, typeof source === "string" ? source : "");
  if (problems.length === 0) return inCloudEventWords(judged);
  return {
    id: typeof raw["id"] === "string" ? raw["id"] : null,
    problems: [...problems, ...("problems" in judged ? judged.problems : [])],
  };
}

/** In binary mode the attributes stand in `ce-` headers and the body is the data. */
export function cloudEventOfHeaders(
  headers: Record<string, string | string[] | undefined>,
  data: JsonObject,
): JsonObject {
  const event: JsonObject = { data };
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith("ce-") && typeof value === "string") event[name.slice(3)] = percentDecoded(value);
  }
  return event;
}

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A lone percent sign is not an escape; it then means itself.
    return value;
  }
}

const words: Partial<Record<string, string>> = { customer: "subject", properties: "data" };

function inCloudEventWords(judged: Judged): Judged {
  if ("draft" in judged) return judged;
  const renamed = judged.problems.map((problem) => {
    const field = problem.field?.replace(/^(customer|properties)\b/, (own) => words[own] ?? own) ?? null;
    return { ...problem, field };
  });
  return { id: judged.id, problems: renamed };
}
