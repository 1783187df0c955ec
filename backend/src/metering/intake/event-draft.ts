import type { JsonObject } from "./json-value.js";
import type { Micros } from "./event-time.js";

/** An event whose form is right; whom and what it counts for is not judged yet. */
export type EventDraft = {
  /** The caller's id; with `source` the idempotency key. */
  id: string;
  /** Empty but for CloudEvents. */
  source: string;
  type: string;
  /** As sent: `cus_…` or the caller's own id. */
  customer: string;
  /** As sent: `sub_…` or the caller's own id. */
  subscription: string | null;
  /** Absent: the time of receipt. */
  time: Micros | null;
  /** The same, canonical. */
  timeText: string | null;
  properties: JsonObject;
  /** Canonical JSON of `properties`. */
  propertiesText: string;
  /** `eventKey(source, id)`. */
  key: string;
  /** Hash of everything the sender said; a time that was left out stays left out. */
  payloadHash: string;
};
