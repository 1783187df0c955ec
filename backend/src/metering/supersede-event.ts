import { Injectable } from "@nestjs/common";
import { publicId, type Actor, type Tx } from "../platform/index.js";
import { assessEvent } from "./assess-event.js";
import { CustomerDirectory } from "./attribution/customer-directory.js";
import { EventHistoryRepository, type StoredEvent } from "./event-history.repository.js";
import type { IngestSession } from "./ingest-session.js";
import type { EventDraft } from "./intake/event-draft.js";
import { instantText, readInstant } from "./intake/event-time.js";
import { measuresText } from "./measuring/measure-event.js";
import { meteringErrors } from "./metering.errors.js";
import { UsageAccounts } from "./usage-accounts.js";
import { copyUsageEvents } from "./usage-event-copy.js";
import { usageIds } from "./usage-id.js";

/** Who revises an event, under which id, and why. */
export type RevisionNote = { revisionId: string; actor: Actor; reason: string | null };

/** What the event is to say instead. */
export type Replacement = Pick<
  EventDraft,
  "type" | "customer" | "subscription" | "time" | "timeText" | "properties" | "propertiesText"
>;

/** Puts another version in an event's place, or none: the row that stood stays, and no longer counts from here on. */
@Injectable()
export class SupersedeEvent {
  constructor(
    private readonly directory: CustomerDirectory,
    private readonly history: EventHistoryRepository,
    private readonly accounts: UsageAccounts,
  ) {}

  /** Throws `event.not_amendable` with every reason, and then nothing has changed. Gives the new version's row id. */
  async amend(
    tx: Tx,
    session: IngestSession,
    standing: StoredEvent,
    replacement: Replacement,
    note: RevisionNote,
  ): Promise<string> {
    const { environmentId } = session;
    const accounts = await this.directory.resolve(tx, environmentId, new Set([replacement.customer]));
    const received = readInstant(standing.receivedAt)!;
    const assessment = assessEvent(session, replacement, accounts.get(replacement.customer), received);
    if (assessment.kind === "quarantine") {
      throw meteringErrors("event.not_amendable", {
        detail: assessment.problems[0]!.cause,
        errors: assessment.problems.map(({ code, field, cause }) => ({
          field: field ?? "event",
          code,
          message: cause,
        })),
      });
    }
    const [id] = usageIds(1) as [string];
    await this.accounts.ensure(tx, environmentId, new Set([assessment.customerId]));
    await copyUsageEvents(
      tx,
      environmentId,
      [
        {
          id,
          customerId: assessment.customerId,
          subscriptionId: assessment.subscriptionId,
          backfillId: standing.backfillId,
          time: assessment.time,
          receivedAt: instantText(session.now),
          eventId: standing.eventId,
          source: standing.source,
          type: replacement.type,
          propertiesText: replacement.propertiesText,
          measuresText: measuresText(assessment.measures),
        },
      ],
      session.writtenBy,
    );
    await this.revise(tx, session, standing, id, note);
    return id;
  }

  async void(tx: Tx, session: IngestSession, standing: StoredEvent, note: RevisionNote): Promise<void> {
    await this.revise(tx, session, standing, null, note);
  }

  private async revise(
    tx: Tx,
    session: IngestSession,
    standing: StoredEvent,
    replacementId: string | null,
    note: RevisionNote,
  ): Promise<void> {
    await this.history.revise(
      tx,
      session.environmentId,
      {
        supersededId: standing.id,
        replacementId,
        revisionId: note.revisionId,
        customerId: standing.customerId,
        time: standing.time,
        reason: note.reason,
        actor: {
          kind: note.actor.kind,
          id: publicId(note.actor.kind === "person" ? "usr" : "key", note.actor.id),
        },
        receivedAt: instantText(session.now),
      },
      session.writtenBy,
    );
  }
}
