import { Injectable } from "@nestjs/common";
import { type Tx } from "../platform/index.js";
import { EventHistoryRepository, type Revision, type StoredEvent } from "./event-history.repository.js";
import { EventKeyRepository, type StandingKey } from "./event-key.repository.js";
import { eventKey } from "./intake/event-key.js";
import { meteringErrors } from "./metering.errors.js";

/** An event with all its amendments, oldest first; the last version is the one that counts, unless it is void. */
export type EventChain = { versions: StoredEvent[]; revisions: Revision[] };

/** Finds events by what their senders call them. */
@Injectable()
export class EventChains {
  constructor(
    private readonly keys: EventKeyRepository,
    private readonly history: EventHistoryRepository,
  ) {}

  /** The key row of an event; throws `event.not_found`. With `forUpdate` nobody else revises the event meanwhile. */
  async key(
    tx: Tx,
    environmentId: string,
    source: string,
    id: string,
    forUpdate = false,
  ): Promise<StandingKey> {
    const key = eventKey(source, id);
    const standing = forUpdate
      ? await this.keys.lock(tx, environmentId, key)
      : await this.keys.get(tx, environmentId, key);
    if (standing) return standing;
    const detail = `No event "${id}"${source && ` of source "${source}"`} in this environment.`;
    throw meteringErrors("event.not_found", { detail });
  }

  /** The whole chain that a row belongs to. */
  async of(tx: Tx, environmentId: string, usageId: string): Promise<EventChain> {
    let firstId = usageId;
    for (let origin = await this.history.originOf(tx, environmentId, firstId); origin;) {
      firstId = origin.supersededId;
      origin = await this.history.originOf(tx, environmentId, firstId);
    }
    const chain: EventChain = { versions: [], revisions: [] };
    for (let id: string | null = firstId; id !== null;) {
      const version: StoredEvent | null = await this.history.get(tx, environmentId, id);
      if (!version) throw meteringErrors("event.not_found");
      chain.versions.push(version);
      const revision: Revision | null = await this.history.revisionOf(tx, environmentId, id);
      if (revision) chain.revisions.push(revision);
      id = revision?.replacementId ?? null;
    }
    return chain;
  }
}

/** The version that counts; throws `event.voided` where none does. */
export function standingVersion({ versions, revisions }: EventChain): StoredEvent {
  const last = versions.at(-1)!;
  if (revisions.length < versions.length) return last;
  throw meteringErrors("event.voided", {
    detail: `"${last.eventId}" was voided at ${revisions.at(-1)!.receivedAt}.`,
  });
}
