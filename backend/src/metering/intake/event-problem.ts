import { z } from "zod";

/** What an event's problem may be; a closed list. */
const problems = {
  "event.malformed": {
    title: "The line is not a JSON object",
    remedy: "Send one JSON object per line, in UTF-8, without a comma at the end.",
  },
  "event.field_required": { title: "A field is missing", remedy: "Send the event again with the field." },
  "event.field_invalid": {
    title: "A field is not valid",
    remedy: "Correct the field and send the event again.",
  },
  "event.field_unknown": {
    title: "A field is not known",
    remedy:
      "An event has id, type, customer, subscription, time and properties; put anything else into properties.",
  },
  "event.too_many_digits": {
    title: "A number has more than 60 digits",
    remedy: "Send at most 60 digits; a text property may be longer if no meter sums it.",
  },
  "event.too_large": {
    title: "The event is too large",
    remedy: "Keep properties under 64 KiB and 32 levels.",
  },
  "event.in_future": {
    title: "The time lies in the future",
    remedy: "Send UTC or the right offset and check the sender's clock; at most one hour ahead is accepted.",
  },
  "event.too_old": {
    title: "The time lies before the window in which events are accepted",
    remedy:
      "Open a backfill with POST /v1/backfills and send the event with ?backfill=bkf_…, or widen metering.acceptPastDays in the settings.",
  },
  "event.conflict": {
    title: "Another event with this id was counted",
    remedy: "Send a new id if it is another event; else settle it with POST /v1/conflicts/{id}/settle.",
  },
  "event.customer_unknown": {
    title: "The customer is not known",
    remedy: "Create the customer or correct the event, then POST /v1/quarantine/{id}/replay.",
  },
  "event.subscription_unknown": {
    title: "The customer has no such subscription",
    remedy: "Correct the subscription or leave it out, then POST /v1/quarantine/{id}/replay.",
  },
  "event.subscription_ambiguous": {
    title: "Several subscriptions price this event",
    remedy: "Name the subscription in the event, then POST /v1/quarantine/{id}/replay.",
  },
  "event.not_aggregatable": {
    title: "A meter cannot count this event",
    remedy: "Correct the property (a number as a JSON number), then POST /v1/quarantine/{id}/replay.",
  },
} as const;

export type EventProblemCode = keyof typeof problems;

/** One thing that is wrong with an event: where, why, and what to do. */
export type EventProblem = {
  code: EventProblemCode;
  title: string;
  field: string | null;
  cause: string;
  remedy: string;
};

export const eventProblem = (code: EventProblemCode, field: string | null, cause: string): EventProblem => ({
  code,
  title: problems[code].title,
  field,
  cause,
  remedy: problems[code].remedy,
});

/** The first problem of an event, and all of them where there are several. */
export type EventProblems = EventProblem & { all?: EventProblem[] };

export function together(found: EventProblem[]): EventProblems {
  const first = found[0]!;
  return found.length === 1 ? first : { ...first, all: found };
}

export const eventProblemSchema = z.object({
  code: z.string().describe("Stable, such as `event.too_old`."),
  title: z.string(),
  field: z.string().nullable().describe("Where in the event, such as `properties.tokens`."),
  cause: z.string(),
  remedy: z.string().describe("What to do."),
});

export const eventProblemsSchema = eventProblemSchema.extend({
  all: z.array(eventProblemSchema).optional().describe("Every problem, where the event has several."),
});
