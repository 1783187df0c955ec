import { defineErrors } from "../platform/index.js";

/** Errors of requests; what is wrong with a single event is answered with that event (intake/event-problem.ts). */
export const meteringErrors = defineErrors({
  "events.malformed": {
    status: 400,
    title: "The body cannot be parsed",
    remedy: "Send valid JSON in UTF-8 (NaN and Infinity are not JSON); in NDJSON, one object per line.",
  },
  "events.too_many": {
    status: 413,
    title: "Too many events in one request",
    remedy: "Send at most 10 000 events at once; batches of 1 000 are fastest.",
  },
  "events.unsupported_media_type": {
    status: 415,
    title: "Events do not come in this content type",
    remedy:
      "Send application/json, application/x-ndjson, application/cloudevents+json or application/cloudevents-batch+json.",
  },
  "event.not_found": {
    status: 404,
    title: "Event not found",
    remedy: "Check the id, and the source if it came as a CloudEvent; list events with GET /v1/events.",
  },
  "event.in_quarantine": {
    status: 409,
    title: "The event is in quarantine",
    remedy: "Repair and replay it with POST /v1/quarantine/{id}/replay, or discard it.",
  },
  "event.voided": {
    status: 409,
    title: "The event is void",
    remedy: "Send a new event with a new id; a void event stays void.",
  },
  "event.not_amendable": {
    status: 422,
    title: "The event cannot be counted like that",
    remedy: "Correct what errors names and amend it again; the event stands unchanged.",
  },
  "event.revision_id_used": {
    status: 409,
    title: "The id of this amendment belongs to another event",
    remedy: "Give an id of its own to each event and amendment.",
  },
  "quarantine.not_found": {
    status: 404,
    title: "Quarantined event not found",
    remedy: "Check the id; list them with GET /v1/quarantine.",
  },
  "conflict.not_found": {
    status: 404,
    title: "Conflict not found",
    remedy: "Check the id; list them with GET /v1/conflicts.",
  },
  "backfill.not_found": {
    status: 404,
    title: "Backfill not found",
    remedy: "Check the id; list them with GET /v1/backfills.",
  },
  "backfill.not_open": {
    status: 409,
    title: "The backfill is not open",
    remedy: "Open a new one with POST /v1/backfills.",
  },
  "usage.meter_not_found": {
    status: 404,
    title: "Meter not found",
    remedy: "Give the key or id of a meter; list them with GET /v1/meters.",
  },
  "usage.range_invalid": {
    status: 422,
    title: "The range cannot be answered",
    remedy:
      "Give a start before the end, and at most 10 000 windows; ask for longer windows or a shorter range.",
  },
});
