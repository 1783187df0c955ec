import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, newId, platformErrors, publicId, type Caller, type Tx } from "../platform/index.js";
import { untimely } from "./assess-event.js";
import { EventChains, standingVersion } from "./event-chain.js";
import type { StoredEvent } from "./event-history.repository.js";
import { EventKeyRepository } from "./event-key.repository.js";
import { IngestSessions, type IngestSession } from "./ingest-session.js";
import { canonicalJson } from "./intake/canonical-json.js";
import { eventKey, payloadHash } from "./intake/event-key.js";
import { judgeEvent, type RawEvent } from "./intake/judge-event.js";
import type { JsonValue } from "./intake/json-value.js";
import { readJson } from "./intake/read-json.js";
import { meteringErrors } from "./metering.errors.js";
import { SupersedeEvent, type Replacement } from "./supersede-event.js";

/** What is to change; what is left out stays. `id` is the revision's own idempotency key. */
export type Amendment = {
  id?: string | undefined;
  time?: string | undefined;
  subscription?: string | undefined;
  properties?: Record<string, unknown> | undefined;
  reason?: string | undefined;
};

/**
 * Amends or voids an event. A revision is an event of its own, with an id that makes its repetition harmless; what it revises
 * stays in the history. After the period's close the difference goes on the next invoice.
 */
@Injectable()
export class ReviseEvent {
  constructor(
    private readonly database: Database,
    private readonly sessions: IngestSessions,
    private readonly chains: EventChains,
    private readonly keys: EventKeyRepository,
    private readonly supersede: SupersedeEvent,
    private readonly audit: Audit,
  ) {}

  /** Throws `event.not_found`, `event.in_quarantine`, `event.voided`, `event.not_amendable`, `event.revision_id_used`. */
  async amend(caller: Caller, source: string, eventId: string, amendment: Amendment): Promise<void> {
    await this.revise(
      caller,
      source,
      eventId,
      "amended",
      amendment,
      async (tx, session, standing, revisionId) => {
        const replacement = amended(session, standing, amendment);
        await this.supersede.amend(
          tx,
          session,
          standing,
          replacement,
          note(caller, revisionId, amendment.reason),
        );
      },
    );
  }

  async void(
    caller: Caller,
    source: string,
    eventId: string,
    revision: { id?: string | undefined; reason?: string | undefined },
  ): Promise<void> {
    await this.revise(
      caller,
      source,
      eventId,
      "voided",
      revision,
      async (tx, session, standing, revisionId) => {
        await this.supersede.void(tx, session, standing, note(caller, revisionId, revision.reason));
      },
    );
  }

  private revise(
    caller: Caller,
    source: string,
    eventId: string,
    action: "amended" | "voided",
    revision: Amendment,
    work: (tx: Tx, session: IngestSession, standing: StoredEvent, revisionId: string) => Promise<void>,
  ): Promise<void> {
    const { environmentId } = caller;
    const revisionId = revision.id ?? newId();
    return this.database.transaction(async (tx) => {
      const session = await this.sessions.open(tx, environmentId);
      const key = await this.chains.key(tx, environmentId, source, eventId, true);
      if (key.isQuarantined)
        throw meteringErrors("event.in_quarantine", { detail: `See ${publicId("qrt", key.usageId)}.` });
      const said = payloadHash(
        canonicalJson(
          [action, source, eventId, { ...revision, id: revisionId }] as JsonValue,
          "",
          () => undefined,
        ),
      );
      const own = eventKey("", revisionId);
      const isTaken =
        (
          await this.keys.claim(tx, environmentId, [
            { key: own, payloadHash: said, usageId: key.usageId, isQuarantined: false },
          ])
        ).length > 0;
      if (isTaken) {
        const before = await this.keys.get(tx, environmentId, own);
        if (before?.payloadHash === said) return;
        throw meteringErrors("event.revision_id_used", { detail: `"${revisionId}" was used before.` });
      }
      const standing = standingVersion(await this.chains.of(tx, environmentId, key.usageId));
      await work(tx, session, standing, revisionId);
      await this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: `event.${action}`,
        subject: { type: "event", id: eventId },
        detail: { revisionId, ...(revision.reason === undefined ? {} : { reason: revision.reason }) },
      });
    });
  }
}

const note = ({ actor }: Caller, revisionId: string, reason: string | undefined) => ({
  revisionId,
  actor,
  reason: reason ?? null,
});

/** The standing version with the amendment's fields in place of its own; whatever is wrong with these is told at once. */
function amended(
  session: IngestSession,
  standing: StoredEvent,
  { time, subscription, properties }: Amendment,
): Replacement {
  const raw: RawEvent = {
    id: standing.eventId,
    type: standing.type,
    customer: publicId("cus", standing.customerId),
    time: time ?? standing.time,
    properties: (properties as JsonValue | undefined) ?? readJson(standing.propertiesText),
  };
  if (subscription !== undefined) raw["subscription"] = subscription;
  else if (standing.subscriptionId !== null) raw["subscription"] = publicId("sub", standing.subscriptionId);
  const judged = judgeEvent(raw);
  const problems =
    "problems" in judged
      ? judged.problems
      : [untimely(session, judged.draft, true)].filter((each) => each !== null);
  if (problems.length > 0 || !("draft" in judged)) {
    throw platformErrors("request.invalid", {
      errors: problems.map(({ code, field, cause }) => ({ field: field ?? "body", code, message: cause })),
    });
  }
  return judged.draft;
}
