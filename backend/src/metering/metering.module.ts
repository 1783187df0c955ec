import { Module, type OnModuleInit } from "@nestjs/common";
import { AuditModule } from "../audit/index.js";
import { CatalogModule, MeterGuards } from "../catalog/index.js";
import { CustomersModule } from "../customers/index.js";
import { IdentityModule } from "../identity/index.js";
import { OutboxHandlers } from "../platform/index.js";
import { SubscriptionsModule } from "../subscriptions/index.js";
import { AggregateProperties } from "./aggregate-properties.js";
import { AnswerRepeats } from "./answer-repeats.js";
import { ClaimReader } from "./attribution/claim-reader.js";
import { CustomerDirectory } from "./attribution/customer-directory.js";
import { BackfillController } from "./backfill.controller.js";
import { BackfillRepository } from "./backfill.repository.js";
import { ChangeBackfill } from "./change-backfill.js";
import { ClosePeriod } from "./close-period.js";
import { Completeness } from "./completeness.js";
import { ConflictController } from "./conflict.controller.js";
import { ConflictRepository } from "./conflict.repository.js";
import { DiscardQuarantined } from "./discard-quarantined.js";
import { EventChains } from "./event-chain.js";
import { EventController } from "./event.controller.js";
import { EventHistoryRepository } from "./event-history.repository.js";
import { EventKeyRepository } from "./event-key.repository.js";
import { EventStreamController } from "./event-stream.controller.js";
import { EventTail } from "./event-tail.js";
import { IngestEvents } from "./ingest-events.js";
import { IngestSessions } from "./ingest-session.js";
import { IngestSessionRepository } from "./ingest-session.repository.js";
import { IngestTallyRepository } from "./ingest-tally.repository.js";
import { KeepPartitionsAhead } from "./keep-partitions-ahead.js";
import { LateUsage } from "./late-usage.js";
import { ReopenPeriod } from "./reopen-period.js";
import { ListEvents } from "./list-events.js";
import { ListQuarantine } from "./list-quarantine.js";
import { MeterIssueRepository } from "./meter-issue.repository.js";
import { MeterReadingRepository } from "./meter-reading.repository.js";
import { MeterUsageRepository } from "./meter-usage.repository.js";
import { PartitionRepository } from "./partition.repository.js";
import { QuarantineController } from "./quarantine.controller.js";
import { QuarantineRepository } from "./quarantine.repository.js";
import { QueryUsage } from "./query-usage.js";
import { ReadUnbilledUsage } from "./read-unbilled-usage.js";
import { ReadConflicts } from "./read-conflicts.js";
import { ReadEvent } from "./read-event.js";
import { ReadPastEvents } from "./read-past-events.js";
import { Reaggregate } from "./reaggregate.js";
import { ReplayAll } from "./replay-all.js";
import { ReplayOne } from "./replay-one.js";
import { ReplayQuarantined } from "./replay-quarantined.js";
import { ReviseEvent } from "./revise-event.js";
import { SettleConflict } from "./settle-conflict.js";
import { StoreEvents } from "./store-events.js";
import { SupersedeEvent } from "./supersede-event.js";
import { UsageAccountRepository } from "./usage-account.repository.js";
import { UsageAccounts } from "./usage-accounts.js";
import { UsageCloseRepository } from "./usage-close.repository.js";
import { UsageController } from "./usage.controller.js";
import { UsageReader } from "./usage-reader.js";
import { UsageRepository } from "./usage.repository.js";

const repositories = [
  BackfillRepository,
  ConflictRepository,
  EventHistoryRepository,
  EventKeyRepository,
  IngestSessionRepository,
  IngestTallyRepository,
  MeterIssueRepository,
  MeterReadingRepository,
  MeterUsageRepository,
  PartitionRepository,
  QuarantineRepository,
  UsageAccountRepository,
  UsageCloseRepository,
  UsageRepository,
];
const doors = [ClosePeriod, LateUsage, Reaggregate, ReopenPeriod, UsageReader];

@Module({
  imports: [AuditModule, CatalogModule, CustomersModule, IdentityModule, SubscriptionsModule],
  // The stream before the events: its path would else be an event's id.
  controllers: [
    EventStreamController,
    EventController,
    QuarantineController,
    ConflictController,
    BackfillController,
    UsageController,
  ],
  providers: [
    ...repositories,
    ...doors,
    AggregateProperties,
    AnswerRepeats,
    ChangeBackfill,
    ClaimReader,
    Completeness,
    CustomerDirectory,
    DiscardQuarantined,
    EventChains,
    EventTail,
    IngestEvents,
    IngestSessions,
    KeepPartitionsAhead,
    ListEvents,
    ListQuarantine,
    QueryUsage,
    ReadUnbilledUsage,
    ReadConflicts,
    ReadEvent,
    ReadPastEvents,
    ReplayAll,
    ReplayOne,
    ReplayQuarantined,
    ReviseEvent,
    SettleConflict,
    StoreEvents,
    SupersedeEvent,
    UsageAccounts,
  ],
  exports: [...doors, QueryUsage],
})
export class MeteringModule implements OnModuleInit {
  constructor(
    private readonly outboxHandlers: OutboxHandlers,
    private readonly readPastEvents: ReadPastEvents,
    private readonly meterGuards: MeterGuards,
    private readonly meterUsage: MeterUsageRepository,
  ) {}

  onModuleInit(): void {
    this.outboxHandlers.on(
      "meter.created",
      "metering.read-past-events",
      async ({ environmentId, payload }) => {
        if (environmentId !== null)
          await this.readPastEvents.execute(environmentId, String(payload["meterId"]));
      },
    );
    this.meterGuards.register(async (tx, { environmentId, id, eventType }) =>
      (await this.meterUsage.isUsed(tx, environmentId, id, eventType)) ? "it has counted events" : null,
    );
  }
}
