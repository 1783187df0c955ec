import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, publicId, type Caller, type Tx } from "../platform/index.js";
import { ConflictRepository, type EventConflict } from "./conflict.repository.js";
import type { SettleBody } from "./conflict.schemas.js";
import { transition } from "./event-conflict.states.js";
import { EventChains, standingVersion } from "./event-chain.js";
import { IngestSessions, type IngestSession } from "./ingest-session.js";
import { instantText, readInstant } from "./intake/event-time.js";
import type { JsonObject } from "./intake/json-value.js";
import { readJson } from "./intake/read-json.js";
import { meteringErrors } from "./metering.errors.js";
import { QuarantineRepository } from "./quarantine.repository.js";
import { ReplayQuarantined } from "./replay-quarantined.js";
import { SupersedeEvent } from "./supersede-event.js";

/** A person's word on which of two payloads under one id counts. */
@Injectable()
export class SettleConflict {
  constructor(
    private readonly database: Database,
    private readonly sessions: IngestSessions,
    private readonly conflicts: ConflictRepository,
    private readonly chains: EventChains,
    private readonly supersede: SupersedeEvent,
    private readonly quarantine: QuarantineRepository,
    private readonly replay: ReplayQuarantined,
    private readonly audit: Audit,
  ) {}

  /** Throws `conflict.not_found`, `state.not_allowed`, and what an amendment throws. */
  async execute(caller: Caller, id: string, { keep, reason }: SettleBody): Promise<void> {
    const { environmentId } = caller;
    await this.database.transaction(async (tx) => {
      const session = await this.sessions.open(tx, environmentId);
      const conflict = await this.conflicts.lock(tx, environmentId, id);
      if (!conflict)
        throw meteringErrors("conflict.not_found", {
          detail: `No ${publicId("cfl", id)} in this environment.`,
        });
      await transition(
        tx,
        conflict,
        keep === "first" ? "kept_first" : "took_second",
        instantText(session.now),
      );
      if (keep === "second") await this.takeSecond(tx, session, conflict, caller, reason ?? null);
      await this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: "conflict.settled",
        subject: { type: "conflict", id: publicId("cfl", id) },
        detail: { eventId: conflict.eventId, keep, ...(reason === undefined ? {} : { reason }) },
      });
    });
  }

  private async takeSecond(
    tx: Tx,
    session: IngestSession,
    conflict: EventConflict,
    { actor }: Caller,
    reason: string | null,
  ): Promise<void> {
    const { environmentId } = session;
    const key = await this.chains.key(tx, environmentId, conflict.source, conflict.eventId, true);
    const { type, customer, subscription, propertiesText } = conflict;
    if (key.isQuarantined) {
      const held = await this.quarantine.lock(tx, environmentId, key.usageId);
      if (held?.status !== "waiting")
        throw meteringErrors("event.in_quarantine", { detail: "What stands under the id was discarded." });
      const repair = { type, customer, subscription, time: conflict.time, propertiesText };
      await this.quarantine.repair(tx, environmentId, held.id, repair);
      await this.replay.execute(tx, session, [{ ...held, ...repair }]);
      return;
    }
    const standing = standingVersion(await this.chains.of(tx, environmentId, key.usageId));
    const time = conflict.time === null ? null : readInstant(conflict.time);
    const properties = readJson(propertiesText) as JsonObject;
    const replacement = {
      type,
      customer,
      subscription,
      time,
      timeText: conflict.time,
      properties,
      propertiesText,
    };
    await this.supersede.amend(tx, session, standing, replacement, {
      revisionId: publicId("cfl", conflict.id),
      actor,
      reason,
    });
  }
}
