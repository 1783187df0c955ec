import { Injectable } from "@nestjs/common";
import { platformErrors, type Tx } from "../platform/index.js";
import type { Arrival } from "./arrival.js";
import { ConflictRepository, type NewConflict } from "./conflict.repository.js";
import { conflicted, rejected, repeated } from "./event-answers.js";
import type { StandingKey } from "./event-key.repository.js";
import type { EventResult } from "./event-result.js";
import type { IngestSession } from "./ingest-session.js";
import { instantText } from "./intake/event-time.js";

/** Answers events whose keys were not claimed: the same event again, another payload under its key, or a time refused. */
@Injectable()
export class AnswerRepeats {
  constructor(private readonly conflicts: ConflictRepository) {}

  /** Keeps every other payload for a person to settle, and writes each arrival's answer to its position. */
  async execute(
    tx: Tx,
    session: IngestSession,
    arrivals: readonly Arrival[],
    standing: ReadonlyMap<string, StandingKey>,
    results: EventResult[],
  ): Promise<void> {
    const conflicting: { arrival: Arrival; stands: StandingKey }[] = [];
    for (const arrival of arrivals) {
      const { position, draft, untimely } = arrival;
      const stands = standing.get(draft.key);
      if (stands && stands.payloadHash !== draft.payloadHash) conflicting.push({ arrival, stands });
      else if (stands) results[position] = repeated(draft, stands);
      else if (untimely) results[position] = rejected(draft.id, [untimely]);
      // Only a backfill that is just being reverted takes a key away again.
      else
        throw platformErrors("service.unavailable", {
          detail: "A backfill is being reverted; send the events again.",
        });
    }
    const received = instantText(session.now);
    const kept = await this.conflicts.keep(
      tx,
      session.environmentId,
      conflicting.map(({ arrival, stands }) => newConflict(arrival, stands, received)),
    );
    const byPayload = new Map(kept.map((each) => [`${each.key}/${each.payloadHash}`, each]));
    for (const { arrival, stands } of conflicting) {
      const { position, draft } = arrival;
      const conflict = byPayload.get(`${draft.key}/${draft.payloadHash}`)!;
      // Where it was decided for this payload, it is the one that counts.
      results[position] =
        conflict.status === "took_second"
          ? repeated(draft, stands)
          : conflicted(draft, conflict.id, conflict.status === "kept_first");
    }
  }
}

const newConflict = ({ draft, usageId }: Arrival, stands: StandingKey, receivedAt: string): NewConflict => ({
  id: usageId,
  key: draft.key,
  payload_hash: draft.payloadHash,
  usage_id: stands.usageId,
  source: draft.source,
  event_id: draft.id,
  type: draft.type,
  customer: draft.customer,
  subscription: draft.subscription,
  time: draft.timeText,
  properties: draft.propertiesText,
  received_at: receivedAt,
});
