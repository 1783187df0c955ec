import { publicId, publicIdOrNull } from "../platform/index.js";
import { readJson } from "./intake/read-json.js";
import type { QuarantinedEvent } from "./quarantine.repository.js";
import type { QuarantineResponse } from "./quarantine.schemas.js";

/** A quarantined event as the API gives it. Goes out through `exactJson`: its properties hold Decimals. */
export const quarantineToResponse = (held: QuarantinedEvent): QuarantineResponse => ({
  id: publicId("qrt", held.id),
  status: held.status,
  event: {
    id: held.eventId,
    source: held.source,
    type: held.type,
    customer: held.customer,
    subscription: held.subscription,
    time: held.time,
    properties: readJson(held.propertiesText) as Record<string, unknown>,
  },
  sent: held.sentText === null ? null : (readJson(held.sentText) as Record<string, unknown>),
  problems: held.problems,
  reason: held.reason,
  backfill: publicIdOrNull("bkf", held.backfillId),
  receivedAt: held.receivedAt,
  settledAt: held.settledAt,
});
