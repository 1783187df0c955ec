import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import type { AssessedArrival } from "./arrival.js";
import type { IngestSession } from "./ingest-session.js";
import { instantText } from "./intake/event-time.js";
import { measuresText } from "./measuring/measure-event.js";
import { QuarantineRepository, type NewQuarantinedEvent } from "./quarantine.repository.js";
import { UsageAccounts } from "./usage-accounts.js";
import { copyUsageEvents, type NewUsageEvent } from "./usage-event-copy.js";

/** Writes events whose keys were claimed: what counts to the usage, the rest to the quarantine. */
@Injectable()
export class StoreEvents {
  constructor(
    private readonly quarantine: QuarantineRepository,
    private readonly accounts: UsageAccounts,
  ) {}

  /** Gives the customers whose usage it wrote. */
  async execute(
    tx: Tx,
    session: IngestSession,
    arrivals: readonly AssessedArrival[],
    backfillId: string | null,
  ): Promise<Set<string>> {
    const { environmentId } = session;
    const receivedAt = instantText(session.now);
    const usage: NewUsageEvent[] = [];
    const quarantined: NewQuarantinedEvent[] = [];
    const customers = new Set<string>();
    for (const { draft, usageId, assessment } of arrivals) {
      if (assessment.kind === "quarantine") {
        quarantined.push({
          id: usageId,
          key: draft.key,
          source: draft.source,
          event_id: draft.id,
          type: draft.type,
          customer: draft.customer,
          subscription: draft.subscription,
          time: draft.timeText,
          properties: draft.propertiesText,
          problems: assessment.problems,
          backfill_id: backfillId,
          received_at: receivedAt,
        });
        continue;
      }
      customers.add(assessment.customerId);
      usage.push({
        id: usageId,
        customerId: assessment.customerId,
        subscriptionId: assessment.subscriptionId,
        backfillId,
        time: assessment.time,
        receivedAt,
        eventId: draft.id,
        source: draft.source,
        type: draft.type,
        propertiesText: draft.propertiesText,
        measuresText: measuresText(assessment.measures),
      });
    }
    await this.accounts.ensure(tx, environmentId, customers);
    await copyUsageEvents(tx, environmentId, usage, session.writtenBy);
    await this.quarantine.insert(tx, environmentId, quarantined);
    return customers;
  }
}
