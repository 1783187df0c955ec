import { Injectable } from "@nestjs/common";
import { type Tx } from "../platform/index.js";
import { assessEvent, type Assessment } from "./assess-event.js";
import { CustomerDirectory } from "./attribution/customer-directory.js";
import { EventKeyRepository } from "./event-key.repository.js";
import type { IngestSession } from "./ingest-session.js";
import { instantText, readInstant } from "./intake/event-time.js";
import type { JsonObject } from "./intake/json-value.js";
import { readJson } from "./intake/read-json.js";
import { measuresText } from "./measuring/measure-event.js";
import { QuarantineRepository, type QuarantinedEvent } from "./quarantine.repository.js";
import { transition } from "./quarantined-event.states.js";
import { UsageAccounts } from "./usage-accounts.js";
import { copyUsageEvents, type NewUsageEvent } from "./usage-event-copy.js";
import { usageIds } from "./usage-id.js";

type Tried = { held: QuarantinedEvent; assessment: Assessment };

/**
 * Tries quarantined events again, which the caller has locked: what can be counted now becomes usage of its own time, received
 * when it was first sent; what cannot stays, with its reasons of today. Its time was accepted once and is not judged again.
 */
@Injectable()
export class ReplayQuarantined {
  constructor(
    private readonly directory: CustomerDirectory,
    private readonly quarantine: QuarantineRepository,
    private readonly keys: EventKeyRepository,
    private readonly accounts: UsageAccounts,
  ) {}

  async execute(
    tx: Tx,
    session: IngestSession,
    events: readonly QuarantinedEvent[],
  ): Promise<{ replayed: number; waiting: number }> {
    const { environmentId } = session;
    const accounts = await this.directory.resolve(
      tx,
      environmentId,
      new Set(events.map((event) => event.customer)),
    );
    const tried = events.map((held): Tried => {
      const draft = {
        ...held,
        time: micros(held.time),
        timeText: held.time,
        properties: readJson(held.propertiesText) as JsonObject,
      };
      return {
        held,
        assessment: assessEvent(session, draft, accounts.get(held.customer), micros(held.receivedAt)!),
      };
    });
    // New ids, since an id tells when an event came into the usage, and that is now.
    const ids = usageIds(tried.length);
    const usage: NewUsageEvent[] = [];
    const released: { key: string; usageId: string }[] = [];
    const customers = new Set<string>();
    for (const [index, { held, assessment }] of tried.entries()) {
      if (assessment.kind === "quarantine") {
        await this.quarantine.setProblems(tx, environmentId, held.id, assessment.problems);
        continue;
      }
      const id = ids[index]!;
      customers.add(assessment.customerId);
      released.push({ key: held.key, usageId: id });
      usage.push(newUsage(held, id, assessment));
      await transition(tx, held, "replayed", instantText(session.now), null);
    }
    await this.accounts.ensure(tx, environmentId, customers);
    await copyUsageEvents(tx, environmentId, usage, session.writtenBy);
    await this.keys.released(tx, environmentId, released);
    return { replayed: usage.length, waiting: tried.length - usage.length };
  }
}

const newUsage = (
  held: QuarantinedEvent,
  id: string,
  assessment: Extract<Assessment, { kind: "count" }>,
): NewUsageEvent => ({
  id,
  customerId: assessment.customerId,
  subscriptionId: assessment.subscriptionId,
  backfillId: held.backfillId,
  time: assessment.time,
  receivedAt: held.receivedAt,
  eventId: held.eventId,
  source: held.source,
  type: held.type,
  propertiesText: held.propertiesText,
  measuresText: measuresText(assessment.measures),
});

const micros = (instant: string | null): number | null => (instant === null ? null : readInstant(instant));
