import type { z } from "zod";
import type { Meter } from "../catalog/index.js";
import { publicId, publicIdOrNull } from "../platform/index.js";
import type { EventChain } from "./event-chain.js";
import type { StoredEvent } from "./event-history.repository.js";
import type { eventResponse } from "./event.schemas.js";
import { readJson } from "./intake/read-json.js";

export type EventResponse = z.infer<typeof eventResponse>;

/** An event as the API gives it. Goes out through `exactJson`: its properties hold Decimals. */
export function eventToResponse(event: StoredEvent, meters: readonly Meter[]): EventResponse {
  const measures = meters.flatMap((meter) => {
    const measure = event.measures[meter.id];
    if (!measure) return [];
    const groups = Object.fromEntries(
      meter.groupBy.map((name, position) => [name, measure.g?.[position] ?? null]),
    );
    return [{ meter: meter.key, value: measure.v ?? null, groups }];
  });
  return {
    id: event.eventId,
    source: event.source,
    type: event.type,
    customer: publicId("cus", event.customerId),
    subscription: publicIdOrNull("sub", event.subscriptionId),
    time: event.time,
    receivedAt: event.receivedAt,
    properties: readJson(event.propertiesText) as EventResponse["properties"],
    status: statusOf(event, meters),
    measures,
    backfill: publicIdOrNull("bkf", event.backfillId),
  };
}

function statusOf(event: StoredEvent, meters: readonly Meter[]): EventResponse["status"] {
  if (event.supersededAt !== null) return event.replacementId === null ? "void" : "amended";
  if (event.isReverted) return "reverted";
  return meters.some((meter) => meter.eventType === event.type) ? "counted" : "unmatched";
}

/** The event's latest version with everything that happened to it. */
export function chainToResponse({ versions, revisions }: EventChain, meters: readonly Meter[]) {
  const first = versions[0]!;
  const received = {
    action: "received" as const,
    at: first.receivedAt,
    id: first.eventId,
    reason: null,
    actor: null,
    properties: propertiesOf(first),
  };
  const revised = revisions.map((revision, index) => ({
    action: revision.replacementId === null ? ("voided" as const) : ("amended" as const),
    at: revision.receivedAt,
    id: revision.revisionId,
    reason: revision.reason,
    actor: revision.actor,
    properties: revision.replacementId === null ? null : propertiesOf(versions[index + 1]!),
  }));
  return { ...eventToResponse(versions.at(-1)!, meters), history: [received, ...revised] };
}

const propertiesOf = (event: StoredEvent): EventResponse["properties"] =>
  readJson(event.propertiesText) as EventResponse["properties"];
