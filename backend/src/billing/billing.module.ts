import { Module } from "@nestjs/common";
import { AuditModule } from "../audit/index.js";
import { CatalogModule } from "../catalog/index.js";
import { CollectionsModule } from "../collections/index.js";
import { IdentityModule } from "../identity/index.js";
import { InvoicingModule } from "../invoicing/index.js";
import { MeteringModule } from "../metering/index.js";
import { PaymentsModule } from "../payments/index.js";
import { RatingModule } from "../rating/index.js";
import { SubscriptionsModule } from "../subscriptions/index.js";
import { AdvanceClock } from "./advance-clock.js";
import { BillingCycleActivities, ScheduleActivities } from "./billing.activities.js";
import { BillingEventHandlers } from "./billing-event-handlers.js";
import { BillingRunController } from "./billing-run.controller.js";
import { BillingRunRepository } from "./billing-run.repository.js";
import { BlockRun } from "./block-run.js";
import { ChargeAtOnce } from "./charge-at-once.js";
import { ChargeRun } from "./charge-run.js";
import { ClockAdvanceRepository } from "./clock-advance.repository.js";
import { ClockController } from "./clock.controller.js";
import { BillPeriod } from "./bill-period.js";
import { CloseMetering } from "./close-metering.js";
import { DispatchDueRuns } from "./dispatch-due-runs.js";
import { FinalizeRun } from "./finalize-run.js";
import { FinishRun } from "./finish-run.js";
import { FollowSubscription } from "./follow-subscription.js";
import { HappeningRepository } from "./happening.repository.js";
import { HappeningsController } from "./happenings.controller.js";
import { NextDueRepository } from "./next-due.repository.js";
import { PruneKept } from "./prune-kept.js";
import { RateAndDraft } from "./rate-and-draft.js";
import { ReadRunStory } from "./read-run-story.js";
import { ReconcileRuns } from "./reconcile-runs.js";
import { RetryRun } from "./retry-run.js";
import { RunAftermathRepository } from "./run-aftermath.repository.js";
import { ScheduleRun } from "./schedule-run.js";
import { StartAdvanceWorkflow } from "./start-advance-workflow.js";
import { StartClockAdvance } from "./start-clock-advance.js";

@Module({
  imports: [
    IdentityModule,
    AuditModule,
    CatalogModule,
    SubscriptionsModule,
    MeteringModule,
    RatingModule,
    InvoicingModule,
    PaymentsModule,
    CollectionsModule,
  ],
  controllers: [BillingRunController, ClockController, HappeningsController],
  providers: [
    AdvanceClock,
    BillingCycleActivities,
    BillingEventHandlers,
    BillingRunRepository,
    BlockRun,
    ChargeAtOnce,
    ChargeRun,
    ClockAdvanceRepository,
    BillPeriod,
    CloseMetering,
    DispatchDueRuns,
    FinalizeRun,
    FinishRun,
    FollowSubscription,
    HappeningRepository,
    NextDueRepository,
    PruneKept,
    RateAndDraft,
    ReadRunStory,
    ReconcileRuns,
    RunAftermathRepository,
    RetryRun,
    ScheduleActivities,
    ScheduleRun,
    StartAdvanceWorkflow,
    StartClockAdvance,
  ],
})
export class BillingModule {}
